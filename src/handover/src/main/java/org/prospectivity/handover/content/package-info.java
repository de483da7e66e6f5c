/** What there is to tell of a survey when it is handed over: facts and figures, without how they look. */
package org.prospectivity.handover.content;

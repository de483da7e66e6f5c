/** What is handed over at the end of a survey, as documents that a host sends or writes. */
package org.prospectivity.handover;

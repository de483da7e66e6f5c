/** Maps and curves as pictures for paper. */
package org.prospectivity.handover.picture;

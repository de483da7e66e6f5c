/** The board paper: one source of content, as a page and as a PDF. */
package org.prospectivity.handover.paper;

/** The registered processes, and how the values of their inputs are written as text. */
package org.prospectivity.files.processes;

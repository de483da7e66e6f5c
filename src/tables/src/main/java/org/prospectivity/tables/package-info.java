/** Tables of samples in files, as laboratories and surveys deliver them, read into columns of what stands in the cells. */
package org.prospectivity.tables;

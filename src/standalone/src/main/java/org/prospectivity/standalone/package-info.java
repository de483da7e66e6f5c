/** The processes on a laptop: started from the command line, with layers and models in a directory of files. */
package org.prospectivity.standalone;

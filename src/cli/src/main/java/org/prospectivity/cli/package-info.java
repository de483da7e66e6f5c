/** The command line: its commands, a process's inputs as options, progress and exit codes. */
package org.prospectivity.cli;

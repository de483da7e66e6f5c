/**
 * Units of work that are handed to a program of its own: a child process whose class path has what this program's must not
 * have, such as Apache Spark. Over its standard input go jobs and units, over its standard output come results, progress
 * and faults; its logs go to the standard error. It lives as long as somebody holds its input open.
 */
package org.prospectivity.wps.program;

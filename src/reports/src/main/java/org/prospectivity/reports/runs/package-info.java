/** Pages of what training, prediction, evaluation, targets, explanation and a model's description report. */
package org.prospectivity.reports.runs;

/**
 * Made-up surveys whose deposits are known because they were put there: what a method finds in them can be compared
 * with the answer.
 */
package org.prospectivity.synthetic;

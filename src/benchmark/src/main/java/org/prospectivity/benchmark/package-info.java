/**
 * How long the engine takes and how good its models are, beside peers in the same run; and the tables of the documents
 * that tell of it. Nothing of the product depends on it.
 */
package org.prospectivity.benchmark;

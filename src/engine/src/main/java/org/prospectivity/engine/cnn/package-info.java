/** The convolutional network: windows, training, transfer and dense prediction, on Deeplearning4j. */
package org.prospectivity.engine.cnn;

/**
 * The convolutional network: windows, training, transfer and dense prediction, on Deeplearning4j.
 *
 * <p>What the network is: {@link org.prospectivity.engine.cnn.Architecture} has its numbers, {@code ParameterLayout} says
 * where each parameter lies, and {@code Network} is its definition, a graph of Deeplearning4j's own layers. The graph
 * draws the first parameters and scores a window of each network that is kept, unless its head alone was trained, to check
 * the rest. It neither trains nor scores maps: its convolutions take 20 to 40 times as long as the natives' own operation,
 * and it would score every window apart.
 *
 * <p>Hence the forward pass stands twice beside the graph, once for each shape of the work, and a test holds both to it:
 *
 * <ul>
 *   <li>{@code ForwardPass}, of a batch of windows: {@code Body} (convolutions, {@code NativeConvolution}), {@code RingMeans}
 *       (every ring of a window, one place) and {@code Head} ({@code DenseLayer}). {@code Backpropagation} is the way back
 *       through it and {@code GradientDescent} its steps, which {@code Trainer} and
 *       {@link org.prospectivity.engine.cnn.SelfSupervision} take with windows from {@code Batches}; where all convolutions
 *       are frozen, with means from a {@code MeansPool}. {@link org.prospectivity.engine.cnn.WindowScorer} is the same pass
 *       with nothing dropped, for the losses of held-out cells.
 *   <li>{@code TileScorer}, of a map: the same {@code Body} runs over a whole tile, and means and hidden layer become one
 *       product with sums over squares ({@code SquareSums}) that neighbouring cells share.
 *       {@link org.prospectivity.engine.cnn.Ensemble} scores maps so.
 * </ul>
 *
 * <p>{@link org.prospectivity.engine.cnn.Occlusion} and {@code Blend} have no forward pass of cells: they change parameters
 * so that a tile scorer gives what is asked. For a ring that is left out the former works out the features of a place
 * where nothing varies, in double precision.
 *
 * <p>{@link org.prospectivity.engine.cnn.CnnLearner} is all of it as a model among others.
 */
package org.prospectivity.engine.cnn;

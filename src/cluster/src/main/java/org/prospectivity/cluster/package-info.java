/**
 * The engine's units of work on Apache Spark. A {@link org.prospectivity.engine.Job} is broadcast, a unit is a partition of
 * an RDD and so a task, and its result comes back to the driver, once; maps are read by the tasks from a folder that all
 * machines share. What is computed is the engine's: nothing here knows gridding, networks or evidence.
 */
package org.prospectivity.cluster;

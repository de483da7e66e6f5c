/** The storage of a cluster, read from the driver by Hadoop's file systems, and Parquet files. */
package org.prospectivity.cluster.storage;

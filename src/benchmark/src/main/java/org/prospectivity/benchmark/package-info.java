/** How long the engine takes, measured beside its peers in the same run. */
package org.prospectivity.benchmark;

/** Where to sample next: from a map of scores and the places of samples to places that would teach most. */
package org.prospectivity.engine.sampling;

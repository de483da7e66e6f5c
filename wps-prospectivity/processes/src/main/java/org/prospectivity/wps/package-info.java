/**
 * The WPS processes: thin shells of described parameters that convert and delegate, and the factory that makes them for
 * a host. What is computed belongs into the engine.
 */
package org.prospectivity.wps;

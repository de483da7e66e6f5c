/** The WPS processes: thin shells of described parameters over the engine, and the interfaces a host implements. */
package org.prospectivity.wps;

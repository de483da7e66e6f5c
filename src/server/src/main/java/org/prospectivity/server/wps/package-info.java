/** WPS 1.0.0 over the registered processes. */
package org.prospectivity.server.wps;

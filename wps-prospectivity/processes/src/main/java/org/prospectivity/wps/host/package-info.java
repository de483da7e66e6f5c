/**
 * What a host implements and sets: layers and models by name, and limits on what processes take of its machine. It needs
 * neither the processes nor what turns their inputs.
 */
package org.prospectivity.wps.host;

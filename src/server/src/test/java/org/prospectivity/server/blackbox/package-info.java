/**
 * What any host of the processes has to do, seen from outside: HTTP, XML and nothing else. The embedded server is
 * started for it unless {@code -Dhost=http://…/geoserver} names another, with {@code -Duser=} and {@code -Dpassword=}
 * where that asks for them and {@code -Dworkspace=} where layers are not to go to its default one.
 */
package org.prospectivity.server.blackbox;

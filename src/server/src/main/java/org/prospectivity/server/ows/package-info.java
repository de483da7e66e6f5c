/** What OGC services have in common: requests by key and value or XML, exception reports, limits, safe XML. */
package org.prospectivity.server.ows;

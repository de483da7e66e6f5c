/**
 * Reports for people: a plain model of headlines, maps, charts and tables, and the one HTML page made of it, which needs
 * neither a network nor other files.
 */
package org.prospectivity.reports;

/** The package: layers, places, model, paper and a QGIS project in one zip. */
package org.prospectivity.handover.parcel;

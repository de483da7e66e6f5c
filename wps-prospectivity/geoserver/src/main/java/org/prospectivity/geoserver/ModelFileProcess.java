package org.prospectivity.geoserver;

/** Marks processes that send or receive model files. */
public interface ModelFileProcess {}

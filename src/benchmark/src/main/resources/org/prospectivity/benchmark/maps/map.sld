<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor xmlns="http://www.opengis.net/sld" version="1.0.0">
  <NamedLayer><Name>map</Name><UserStyle><FeatureTypeStyle><Rule><RasterSymbolizer><ColorMap type="ramp">
    <ColorMapEntry color="#313695" quantity="0"/>
    <ColorMapEntry color="#74add1" quantity="0.2"/>
    <ColorMapEntry color="#ffffbf" quantity="0.4"/>
    <ColorMapEntry color="#fdae61" quantity="0.8"/>
    <ColorMapEntry color="#f46d43" quantity="1.2"/>
    <ColorMapEntry color="#a50026" quantity="1.6"/>
  </ColorMap></RasterSymbolizer></Rule></FeatureTypeStyle></UserStyle></NamedLayer>
</StyledLayerDescriptor>

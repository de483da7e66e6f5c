<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld">
  <NamedLayer>
    <Name>prospectivity</Name>
    <UserStyle>
      <Title>Prospectivity: unlike (0) to like (1) the known deposits</Title>
      <FeatureTypeStyle>
        <Rule>
          <RasterSymbolizer>
            <ChannelSelection>
              <GrayChannel>
                <SourceChannelName>1</SourceChannelName>
              </GrayChannel>
            </ChannelSelection>
            <ColorMap type="ramp">
              <ColorMapEntry color="#2c7bb6" quantity="0" label="0"/>
              <ColorMapEntry color="#abd9e9" quantity="0.25" label="0.25"/>
              <ColorMapEntry color="#ffffbf" quantity="0.5" label="0.5"/>
              <ColorMapEntry color="#fdae61" quantity="0.75" label="0.75"/>
              <ColorMapEntry color="#d7191c" quantity="1" label="1"/>
            </ColorMap>
          </RasterSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>

<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld">
  <NamedLayer>
    <Name>prospectivity_uncertainty</Name>
    <UserStyle>
      <Title>Uncertainty: standard deviation of the score over the networks</Title>
      <FeatureTypeStyle>
        <Rule>
          <RasterSymbolizer>
            <ChannelSelection>
              <GrayChannel>
                <SourceChannelName>2</SourceChannelName>
              </GrayChannel>
            </ChannelSelection>
            <ColorMap type="ramp">
              <ColorMapEntry color="#f7fcfd" quantity="0" label="0"/>
              <ColorMapEntry color="#8c96c6" quantity="0.1" label="0.1"/>
              <ColorMapEntry color="#810f7c" quantity="0.25" label="0.25"/>
              <ColorMapEntry color="#4d004b" quantity="0.5" label="0.5"/>
            </ColorMap>
          </RasterSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>

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
              <ColorMapEntry color="#440154" quantity="0" label="0"/>
              <ColorMapEntry color="#3b528b" quantity="0.25" label="0.25"/>
              <ColorMapEntry color="#21918c" quantity="0.5" label="0.5"/>
              <ColorMapEntry color="#5ec962" quantity="0.75" label="0.75"/>
              <ColorMapEntry color="#fde725" quantity="1" label="1"/>
            </ColorMap>
          </RasterSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>

<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld">
  <NamedLayer>
    <Name>prospectivity_applicable</Name>
    <UserStyle>
      <Title>Prospectivity: unlike (0) to like (1) the known deposits; grey where the model does not apply</Title>
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
      <FeatureTypeStyle>
        <Rule>
          <RasterSymbolizer>
            <ChannelSelection>
              <GrayChannel>
                <SourceChannelName>3</SourceChannelName>
              </GrayChannel>
            </ChannelSelection>
            <ColorMap type="intervals">
              <ColorMapEntry color="#d9d9d9" quantity="1" opacity="0.8" label="unlike what the model has learned from"/>
              <ColorMapEntry color="#d9d9d9" quantity="1000" opacity="0" label="like it"/>
            </ColorMap>
          </RasterSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>

<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>prospectivity_band</Name>
    <UserStyle>
      <Title>One band from black to white; env=band:2 shows the second</Title>
      <FeatureTypeStyle>
        <Rule>
          <RasterSymbolizer>
            <ChannelSelection>
              <GrayChannel>
                <SourceChannelName>
                  <ogc:Function name="env">
                    <ogc:Literal>band</ogc:Literal>
                    <ogc:Literal>1</ogc:Literal>
                  </ogc:Function>
                </SourceChannelName>
                <ContrastEnhancement>
                  <Normalize/>
                </ContrastEnhancement>
              </GrayChannel>
            </ChannelSelection>
          </RasterSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>

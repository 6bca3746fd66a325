<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>thonmap::app::Actions</name>
        <message>
            <source>Nothing opened yet</source>
            <translation>Nothing opened yet</translation>
        </message>
        <message>
            <source>&amp;Open …</source>
            <translation>&amp;Open …</translation>
        </message>
        <message>
            <source>&amp;Print …</source>
            <translation>&amp;Print …</translation>
        </message>
        <message>
            <source>Export &amp;GeoPackage …</source>
            <translation>Export &amp;GeoPackage …</translation>
        </message>
        <message>
            <source>Export p&amp;icture …</source>
            <translation>Export p&amp;icture …</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Quit</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>Undo: %1</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>Redo: %1</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>Clear selection</source>
            <translation>Clear selection</translation>
        </message>
        <message>
            <source>Find a place</source>
            <translation>Find a place</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Zoom out</translation>
        </message>
        <message>
            <source>Whole map</source>
            <translation>Whole map</translation>
        </message>
        <message>
            <source>Zoom to selection</source>
            <translation>Zoom to selection</translation>
        </message>
        <message>
            <source>Previous view</source>
            <translation>Previous view</translation>
        </message>
        <message>
            <source>Next view</source>
            <translation>Next view</translation>
        </message>
        <message>
            <source>A month back</source>
            <translation>A month back</translation>
        </message>
        <message>
            <source>A month on</source>
            <translation>A month on</translation>
        </message>
        <message>
            <source>Play month by month</source>
            <translation>Play month by month</translation>
        </message>
        <message>
            <source>Move the map</source>
            <translation>Move the map</translation>
        </message>
        <message>
            <source>Select by click</source>
            <translation>Select by click</translation>
        </message>
        <message>
            <source>Select in a rectangle</source>
            <translation>Select in a rectangle</translation>
        </message>
        <message>
            <source>Select in a polygon</source>
            <translation>Select in a polygon</translation>
        </message>
        <message>
            <source>Select within a radius</source>
            <translation>Select within a radius</translation>
        </message>
        <message>
            <source>Measure a distance</source>
            <translation>Measure a distance</translation>
        </message>
        <message>
            <source>Measure an area</source>
            <translation>Measure an area</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Query</translation>
        </message>
        <message>
            <source>Choose sites</source>
            <translation>Choose sites</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>High contrast</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>Reduce motion</translation>
        </message>
        <message>
            <source>About Thonmap</source>
            <translation>About Thonmap</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;File</translation>
        </message>
        <message>
            <source>Recent maps</source>
            <translation>Recent maps</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Edit</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;View</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Appearance</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>&amp;Tools</source>
            <translation>&amp;Tools</translation>
        </message>
        <message>
            <source>&amp;Query and sites</source>
            <translation>&amp;Query and sites</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Help</translation>
        </message>
        <message>
            <source>Export map</source>
            <translation>Export map</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::CardPanel</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message>
            <source>Whole project</source>
            <translation>Whole project</translation>
        </message>
        <message>
            <source>Place card</source>
            <translation>Place card</translation>
        </message>
        <message>
            <source>click a village for its card</source>
            <translation>click a village for its card</translation>
        </message>
        <message>
            <source>No figures yet</source>
            <translation>No figures yet</translation>
        </message>
        <message>
            <source>Illustrative figures</source>
            <translation>Illustrative figures</translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>%n selected</numerusform>
                <numerusform>%n selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::LayerPanel</name>
        <message>
            <source>Zoom to layer</source>
            <translation>Zoom to layer</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>Opacity</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Move up</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Move down</translation>
        </message>
        <message>
            <source>Remove from the map</source>
            <translation>Remove from the map</translation>
        </message>
        <message>
            <source>Layers and legend</source>
            <translation>Layers and legend</translation>
        </message>
        <message>
            <source>drag to reorder</source>
            <translation>drag to reorder</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::MainWindow</name>
        <message>
            <source>Export the result</source>
            <translation>Export the result</translation>
        </message>
        <message>
            <source>result.gpkg</source>
            <translation>result.gpkg</translation>
        </message>
        <message>
            <source>GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Excel (*.xlsx);;CSV (*.csv)</source>
            <translation>GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Excel (*.xlsx);;CSV (*.csv)</translation>
        </message>
        <message>
            <source>Export the sites</source>
            <translation>Export the sites</translation>
        </message>
        <message>
            <source>sites.gpkg</source>
            <translation>sites.gpkg</translation>
        </message>
        <message>
            <source>GeoPackage (*.gpkg)</source>
            <translation>GeoPackage (*.gpkg)</translation>
        </message>
        <message>
            <source>Thonmap %1: a map for community-managed development. %2. Licence Apache-2.0.</source>
            <translation>Thonmap %1: a map for community-managed development. %2. Licence Apache-2.0.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Maps and geodata (*.map.json *.shp *.zip *.gpkg *.geojson *.json *.fgb *.tab *.mif *.dxf *.dgn *.kml *.kmz *.gpx *.csv *.xls *.xlsx *.ods *.tif *.tiff *.jpg *.png *.mbtiles);;All files (*)</source>
            <translation>Maps and geodata (*.map.json *.shp *.zip *.gpkg *.geojson *.json *.fgb *.tab *.mif *.dxf *.dgn *.kml *.kmz *.gpx *.csv *.xls *.xlsx *.ods *.tif *.tiff *.jpg *.png *.mbtiles);;All files (*)</translation>
        </message>
        <message>
            <source>Export the map</source>
            <translation>Export the map</translation>
        </message>
        <message>
            <source>map.gpkg</source>
            <translation>map.gpkg</translation>
        </message>
        <message>
            <source>Export a picture</source>
            <translation>Export a picture</translation>
        </message>
        <message>
            <source>map.png</source>
            <translation>map.png</translation>
        </message>
        <message>
            <source>Picture (*.png);;Print-ready A3 (*.pdf);;Drawing (*.svg)</source>
            <translation>Picture (*.png);;Print-ready A3 (*.pdf);;Drawing (*.svg)</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>Copy %1</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Map</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::MapCanvas</name>
        <message>
            <source>click to open the card</source>
            <translation>click to open the card</translation>
        </message>
        <message>
            <source>Open a file of commune or village boundaries, or drag it here.</source>
            <translation>Open a file of commune or village boundaries, or drag it here.</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::QueryPanel</name>
        <message>
            <source>– any –</source>
            <translation>– any –</translation>
        </message>
        <message>
            <source>from</source>
            <translation>from</translation>
        </message>
        <message>
            <source>over</source>
            <translation>over</translation>
        </message>
        <message>
            <source>up to</source>
            <translation>up to</translation>
        </message>
        <message>
            <source>under</source>
            <translation>under</translation>
        </message>
        <message>
            <source>is</source>
            <translation>is</translation>
        </message>
        <message>
            <source>is not</source>
            <translation>is not</translation>
        </message>
        <message>
            <source>contains</source>
            <translation>contains</translation>
        </message>
        <message>
            <source>is not known</source>
            <translation>is not known</translation>
        </message>
        <message>
            <source>is known</source>
            <translation>is known</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Query</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Find</translation>
        </message>
        <message>
            <source>that are</source>
            <translation>that are</translation>
        </message>
        <message>
            <source>+ Add a condition</source>
            <translation>+ Add a condition</translation>
        </message>
        <message>
            <source>The same as CQL2 text</source>
            <translation>The same as CQL2 text</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Export …</source>
            <translation>Export …</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Dismiss</translation>
        </message>
        <message>
            <source>farther than … from</source>
            <translation>farther than … from</translation>
        </message>
        <message>
            <source>within … of</source>
            <translation>within … of</translation>
        </message>
        <message>
            <source>anywhere</source>
            <translation>anywhere</translation>
        </message>
        <message>
            <source>overlapping or touching</source>
            <translation>overlapping or touching</translation>
        </message>
        <message>
            <source>touching at the border</source>
            <translation>touching at the border</translation>
        </message>
        <message>
            <source>inside</source>
            <translation>inside</translation>
        </message>
        <message>
            <source>containing</source>
            <translation>containing</translation>
        </message>
        <message>
            <source>apart from</source>
            <translation>apart from</translation>
        </message>
        <message>
            <source>from its centre</source>
            <translation>from its centre</translation>
        </message>
        <message>
            <source>from its border</source>
            <translation>from its border</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::SearchBox</name>
        <message>
            <source>Nothing with that name</source>
            <translation>Nothing with that name</translation>
        </message>
        <message>
            <source>Find a village, commune, sub-project (no tone marks needed)</source>
            <translation>Find a village, commune, sub-project (no tone marks needed)</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::SitesPanel</name>
        <message>
            <source>every place counts as one</source>
            <translation>every place counts as one</translation>
        </message>
        <message numerus="yes">
            <source>%1 served, %n places</source>
            <translation>
                <numerusform>%1 served, %n place</numerusform>
                <numerusform>%1 served, %n places</numerusform>
            </translation>
        </message>
        <message>
            <source>Not reached: %1</source>
            <translation>Not reached: %1</translation>
        </message>
        <message>
            <source>Left out, place or figure unknown: %1</source>
            <translation>Left out, place or figure unknown: %1</translation>
        </message>
        <message>
            <source>Site choice</source>
            <translation>Site choice</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>How many places</source>
            <translation>How many places</translation>
        </message>
        <message>
            <source>How far people go</source>
            <translation>How far people go</translation>
        </message>
        <message>
            <source>Who counts</source>
            <translation>Who counts</translation>
        </message>
        <message>
            <source>Aim</source>
            <translation>Aim</translation>
        </message>
        <message>
            <source>reach the most people</source>
            <translation>reach the most people</translation>
        </message>
        <message>
            <source>shortest way on average</source>
            <translation>shortest way on average</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Choose</translation>
        </message>
        <message>
            <source>Export …</source>
            <translation>Export …</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Dismiss</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::StatusLine</name>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
    </context>
</TS>

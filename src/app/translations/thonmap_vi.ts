<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="vi" sourcelanguage="en">
    <context>
        <name>thonmap::app::Actions</name>
        <message>
            <source>Nothing opened yet</source>
            <translation>Chưa mở bản đồ nào</translation>
        </message>
        <message>
            <source>&amp;Open …</source>
            <translation>&amp;Mở …</translation>
        </message>
        <message>
            <source>&amp;Print …</source>
            <translation>&amp;In …</translation>
        </message>
        <message>
            <source>Export &amp;GeoPackage …</source>
            <translation>Xuất &amp;GeoPackage …</translation>
        </message>
        <message>
            <source>Export p&amp;icture …</source>
            <translation>Xuất &amp;hình …</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>T&amp;hoát</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>Hoàn tác: %1</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Hoàn tác</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>Làm lại: %1</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Làm lại</translation>
        </message>
        <message>
            <source>Clear selection</source>
            <translation>Bỏ chọn</translation>
        </message>
        <message>
            <source>Find a place</source>
            <translation>Tìm địa điểm</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Phóng to</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Thu nhỏ</translation>
        </message>
        <message>
            <source>Whole map</source>
            <translation>Toàn bản đồ</translation>
        </message>
        <message>
            <source>Zoom to selection</source>
            <translation>Phóng đến phần đang chọn</translation>
        </message>
        <message>
            <source>Previous view</source>
            <translation>Khung nhìn trước</translation>
        </message>
        <message>
            <source>Next view</source>
            <translation>Khung nhìn sau</translation>
        </message>
        <message>
            <source>A month back</source>
            <translation>Lùi một tháng</translation>
        </message>
        <message>
            <source>A month on</source>
            <translation>Tiến một tháng</translation>
        </message>
        <message>
            <source>Play month by month</source>
            <translation>Chạy từng tháng</translation>
        </message>
        <message>
            <source>Move the map</source>
            <translation>Di chuyển bản đồ</translation>
        </message>
        <message>
            <source>Select by click</source>
            <translation>Bấm để chọn</translation>
        </message>
        <message>
            <source>Select in a rectangle</source>
            <translation>Chọn trong khung chữ nhật</translation>
        </message>
        <message>
            <source>Select in a polygon</source>
            <translation>Chọn trong đa giác</translation>
        </message>
        <message>
            <source>Select within a radius</source>
            <translation>Chọn trong bán kính</translation>
        </message>
        <message>
            <source>Measure a distance</source>
            <translation>Đo khoảng cách</translation>
        </message>
        <message>
            <source>Measure an area</source>
            <translation>Đo diện tích</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Truy vấn</translation>
        </message>
        <message>
            <source>Choose sites</source>
            <translation>Chọn điểm</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Sáng</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Tối</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Tương phản cao</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>Giảm chuyển động</translation>
        </message>
        <message>
            <source>About Thonmap</source>
            <translation>Giới thiệu Thonmap</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Tệp</translation>
        </message>
        <message>
            <source>Recent maps</source>
            <translation>Bản đồ mở gần đây</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Sửa</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Xem</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Giao diện</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Ngôn ngữ</translation>
        </message>
        <message>
            <source>&amp;Tools</source>
            <translation>&amp;Công cụ</translation>
        </message>
        <message>
            <source>&amp;Query and sites</source>
            <translation>Truy &amp;vấn và chọn điểm</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>Trợ &amp;giúp</translation>
        </message>
        <message>
            <source>Export map</source>
            <translation>Xuất bản đồ</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>In</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::CardPanel</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>và %n mục nữa</numerusform>
            </translation>
        </message>
        <message>
            <source>Whole project</source>
            <translation>Cả dự án</translation>
        </message>
        <message>
            <source>Place card</source>
            <translation>Thẻ địa bàn</translation>
        </message>
        <message>
            <source>click a village for its card</source>
            <translation>bấm một thôn để xem thẻ</translation>
        </message>
        <message>
            <source>No figures yet</source>
            <translation>Chưa có số liệu</translation>
        </message>
        <message>
            <source>Illustrative figures</source>
            <translation>Số liệu minh hoạ</translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>Đang chọn %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::LayerPanel</name>
        <message>
            <source>Zoom to layer</source>
            <translation>Phóng đến lớp</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>Độ đậm</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Đưa lên</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Đưa xuống</translation>
        </message>
        <message>
            <source>Remove from the map</source>
            <translation>Bỏ khỏi bản đồ</translation>
        </message>
        <message>
            <source>Layers and legend</source>
            <translation>Lớp và chú giải</translation>
        </message>
        <message>
            <source>drag to reorder</source>
            <translation>kéo để đổi thứ tự</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::MainWindow</name>
        <message>
            <source>Export the result</source>
            <translation>Xuất kết quả</translation>
        </message>
        <message>
            <source>result.gpkg</source>
            <translation>ket-qua.gpkg</translation>
        </message>
        <message>
            <source>GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Excel (*.xlsx);;CSV (*.csv)</source>
            <translation>GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Excel (*.xlsx);;CSV (*.csv)</translation>
        </message>
        <message>
            <source>Export the sites</source>
            <translation>Xuất các điểm</translation>
        </message>
        <message>
            <source>sites.gpkg</source>
            <translation>chon-diem.gpkg</translation>
        </message>
        <message>
            <source>GeoPackage (*.gpkg)</source>
            <translation>GeoPackage (*.gpkg)</translation>
        </message>
        <message>
            <source>Thonmap %1: a map for community-managed development. %2. Licence Apache-2.0.</source>
            <translation>Thonmap %1: bản đồ cho phát triển do cộng đồng tự quản. %2. Giấy phép Apache-2.0.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>Maps and geodata (*.map.json *.shp *.zip *.gpkg *.geojson *.json *.fgb *.tab *.mif *.dxf *.dgn *.kml *.kmz *.gpx *.csv *.xls *.xlsx *.ods *.tif *.tiff *.jpg *.png *.mbtiles);;All files (*)</source>
            <translation>Bản đồ và dữ liệu (*.map.json *.shp *.zip *.gpkg *.geojson *.json *.fgb *.tab *.mif *.dxf *.dgn *.kml *.kmz *.gpx *.csv *.xls *.xlsx *.ods *.tif *.tiff *.jpg *.png *.mbtiles);;Mọi tệp (*)</translation>
        </message>
        <message>
            <source>Export the map</source>
            <translation>Xuất bản đồ</translation>
        </message>
        <message>
            <source>map.gpkg</source>
            <translation>ban-do.gpkg</translation>
        </message>
        <message>
            <source>Export a picture</source>
            <translation>Xuất hình</translation>
        </message>
        <message>
            <source>map.png</source>
            <translation>ban-do.png</translation>
        </message>
        <message>
            <source>Picture (*.png);;Print-ready A3 (*.pdf);;Drawing (*.svg)</source>
            <translation>Hình ảnh (*.png);;Bản in A3 (*.pdf);;Bản vẽ (*.svg)</translation>
        </message>
        <message>
            <source>Copy %1</source>
            <translation>Chép %1</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Bản đồ</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::MapCanvas</name>
        <message>
            <source>click to open the card</source>
            <translation>bấm để mở thẻ</translation>
        </message>
        <message>
            <source>Open a file of commune or village boundaries, or drag it here.</source>
            <translation>Mở tệp ranh giới xã, thôn, hoặc kéo tệp vào đây.</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::QueryPanel</name>
        <message>
            <source>– any –</source>
            <translation>– bất kỳ –</translation>
        </message>
        <message>
            <source>from</source>
            <translation>từ</translation>
        </message>
        <message>
            <source>over</source>
            <translation>trên</translation>
        </message>
        <message>
            <source>up to</source>
            <translation>đến</translation>
        </message>
        <message>
            <source>under</source>
            <translation>dưới</translation>
        </message>
        <message>
            <source>is</source>
            <translation>là</translation>
        </message>
        <message>
            <source>is not</source>
            <translation>không là</translation>
        </message>
        <message>
            <source>contains</source>
            <translation>có chứa</translation>
        </message>
        <message>
            <source>is not known</source>
            <translation>chưa biết</translation>
        </message>
        <message>
            <source>is known</source>
            <translation>đã biết</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Truy vấn</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Tìm</translation>
        </message>
        <message>
            <source>that are</source>
            <translation>mà</translation>
        </message>
        <message>
            <source>+ Add a condition</source>
            <translation>+ Thêm điều kiện</translation>
        </message>
        <message>
            <source>The same as CQL2 text</source>
            <translation>Viết dạng CQL2</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Tìm</translation>
        </message>
        <message>
            <source>Export …</source>
            <translation>Xuất …</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Bỏ kết quả</translation>
        </message>
        <message>
            <source>farther than … from</source>
            <translation>cách xa hơn … so với</translation>
        </message>
        <message>
            <source>within … of</source>
            <translation>trong vòng … quanh</translation>
        </message>
        <message>
            <source>anywhere</source>
            <translation>ở bất cứ đâu</translation>
        </message>
        <message>
            <source>overlapping or touching</source>
            <translation>giao hoặc chạm</translation>
        </message>
        <message>
            <source>touching at the border</source>
            <translation>chạm ở ranh giới</translation>
        </message>
        <message>
            <source>inside</source>
            <translation>nằm trong</translation>
        </message>
        <message>
            <source>containing</source>
            <translation>có chứa</translation>
        </message>
        <message>
            <source>apart from</source>
            <translation>nằm ngoài</translation>
        </message>
        <message>
            <source>from its centre</source>
            <translation>tính từ trung tâm</translation>
        </message>
        <message>
            <source>from its border</source>
            <translation>tính từ ranh giới</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::SearchBox</name>
        <message>
            <source>Nothing with that name</source>
            <translation>Không có nơi nào tên như vậy</translation>
        </message>
        <message>
            <source>Find a village, commune, sub-project (no tone marks needed)</source>
            <translation>Tìm thôn, xã, tiểu dự án (không cần dấu)</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Tìm</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::SitesPanel</name>
        <message>
            <source>every place counts as one</source>
            <translation>mỗi nơi tính là một</translation>
        </message>
        <message numerus="yes">
            <source>%1 served, %n places</source>
            <translation>
                <numerusform>phục vụ %1, %n nơi</numerusform>
            </translation>
        </message>
        <message>
            <source>Not reached: %1</source>
            <translation>Chưa tới được: %1</translation>
        </message>
        <message>
            <source>Left out, place or figure unknown: %1</source>
            <translation>Không tính vì thiếu vị trí hoặc số liệu: %1</translation>
        </message>
        <message>
            <source>Site choice</source>
            <translation>Chọn điểm</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>How many places</source>
            <translation>Bao nhiêu điểm</translation>
        </message>
        <message>
            <source>How far people go</source>
            <translation>Đi xa nhất</translation>
        </message>
        <message>
            <source>Who counts</source>
            <translation>Tính cho ai</translation>
        </message>
        <message>
            <source>Aim</source>
            <translation>Mục tiêu</translation>
        </message>
        <message>
            <source>reach the most people</source>
            <translation>phục vụ nhiều người nhất</translation>
        </message>
        <message>
            <source>shortest way on average</source>
            <translation>quãng đường trung bình ngắn nhất</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Chọn điểm</translation>
        </message>
        <message>
            <source>Export …</source>
            <translation>Xuất …</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Bỏ kết quả</translation>
        </message>
    </context>
    <context>
        <name>thonmap::app::StatusLine</name>
        <message>
            <source>Cancel</source>
            <translation>Dừng</translation>
        </message>
    </context>
</TS>

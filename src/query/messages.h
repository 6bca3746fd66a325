#pragma once

#include "core/message.h"

namespace thonmap::query::msg {

// Reading the text. One code for all that a person mends in the text itself.

inline constexpr Message emptyQuery{"cql2_syntax", "Câu hỏi để trống.", "The query is empty.",
                                    "Ví dụ: dan_so > 200 AND dan_toc = 'Dao'",
                                    "Example: population > 200 AND ethnic_group = 'Dao'"};
inline constexpr Message notUtf8{"cql2_syntax", "Câu hỏi không phải chữ Unicode (UTF-8) đúng.",
                                 "The query is not well-formed UTF-8."};
inline constexpr Message unexpected{"cql2_syntax",
                                    "Câu hỏi sai ở “{found}”: chỗ này cần {expected}.",
                                    "The query goes wrong at “{found}”: {expected} is expected."};
inline constexpr Message unexpectedEnd{"cql2_syntax", "Câu hỏi chưa hết: còn thiếu {expected}.",
                                       "The query stops too early: {expected} is missing."};
inline constexpr Message unterminatedText{
    "cql2_syntax", "Chữ mở bằng dấu ' nhưng không có dấu ' đóng.",
    "A text starts with ' but has no closing '.", "Dấu ' ở trong chữ thì viết hai lần: 'O''Neill'.",
    "A quote inside a text is written twice: 'O''Neill'."};
inline constexpr Message unterminatedName{
    "cql2_syntax", "Tên mở bằng dấu \" nhưng không có dấu \" đóng.",
    "A name starts with \" but has no closing \".", "Dấu \" ở trong tên thì viết hai lần.",
    "A double quote inside a name is written twice."};
inline constexpr Message emptyName{"cql2_syntax", "Tên trường để trống.",
                                   "The name of the field is empty."};
inline constexpr Message curlyQuote{
    "cql2_syntax", "Dấu nháy “{found}” không dùng trong câu hỏi.",
    "The quotation mark “{found}” is not used in queries.",
    "Dùng nháy đơn thẳng cho chữ: 'Bằng Vân'; nháy kép thẳng cho tên trường: \"Tên thôn\".",
    "Use straight single quotes for text: 'Bằng Vân'; straight double quotes for field names: "
    "\"Tên thôn\"."};
inline constexpr Message unknownCharacter{"cql2_syntax", "Không hiểu ký tự “{found}”.",
                                          "The character “{found}” has no meaning here."};
inline constexpr Message doubleEquals{"cql2_syntax", "Dấu “==” không có trong CQL2.",
                                      "CQL2 has no “==”.", "Viết một dấu =.", "Write a single =."};
inline constexpr Message bangEquals{"cql2_syntax", "Dấu “!=” không có trong CQL2.",
                                    "CQL2 has no “!=”.", "Viết <> cho “khác”.",
                                    "Write <> for “not equal”."};
inline constexpr Message nullCompared{"cql2_syntax", "NULL không phải là một giá trị để so sánh.",
                                      "NULL is not a value that something can be compared with.",
                                      "Viết: ten_truong IS NULL, hoặc ten_truong IS NOT NULL.",
                                      "Write: field IS NULL, or field IS NOT NULL."};
inline constexpr Message letterAfterNumber{
    "cql2_syntax", "Số “{found}” dính liền với chữ.", "The number “{found}” runs into letters.",
    "Khoảng cách viết bằng mét, không ghi đơn vị; tên trường bắt đầu bằng số phải đặt trong nháy "
    "kép.",
    "Distances are metres without a unit; a field name that starts with a digit needs double "
    "quotes."};
inline constexpr Message numberTooLarge{"cql2_syntax", "Số “{found}” quá lớn.",
                                        "The number “{found}” is too large."};
inline constexpr Message badDate{"cql2_syntax", "“{found}” không phải là một ngày.",
                                 "“{found}” is not a day.", "Viết năm-tháng-ngày: '2022-06-30'.",
                                 "Write year-month-day: '2022-06-30'."};
inline constexpr Message badTimestamp{
    "cql2_syntax", "“{found}” không phải là một thời điểm.", "“{found}” is not a moment.",
    "Viết theo giờ UTC: '2022-06-30T07:00:00Z', nhiều nhất sáu chữ số lẻ của giây.",
    "Write it in UTC: '2022-06-30T07:00:00Z', at most six decimals of a second."};
inline constexpr Message backwardInterval{"cql2_syntax",
                                          "Khoảng thời gian kết thúc trước khi bắt đầu.",
                                          "The interval ends before it starts."};
inline constexpr Message openRing{
    "cql2_syntax", "Vòng của đa giác chưa khép kín.", "A ring of the polygon is not closed.",
    "Điểm cuối phải trùng với điểm đầu.", "The last point must be the first one again."};
inline constexpr Message tooFewPoints{"cql2_syntax", "Hình có quá ít điểm: cần ít nhất {count}.",
                                      "The shape has too few points: at least {count} are needed."};
inline constexpr Message bboxOrder{
    "cql2_syntax", "Khung BBOX bị ngược: cạnh dưới lớn hơn cạnh trên.",
    "The BBOX is upside down: its lower bound is above the upper one.",
    "Thứ tự là: tây, nam, đông, bắc.", "The order is: west, south, east, north."};
inline constexpr Message tooDeep{
    "cql2_syntax", "Câu hỏi lồng nhau quá sâu.", "The query is nested too deeply.",
    "Dùng IN (…) thay cho chuỗi điều kiện dài.", "Use IN (…) instead of a long chain."};

// Names and types.

inline constexpr Message unknownField{"unknown_field", "Lớp “{layer}” không có trường “{field}”.",
                                      "Layer “{layer}” has no field “{field}”.",
                                      "Các trường có: {fields}.", "It has: {fields}."};
inline constexpr Message unknownFieldSuggest{
    "unknown_field", "Lớp “{layer}” không có trường “{field}”.",
    "Layer “{layer}” has no field “{field}”.", "Có phải ý bạn là {suggestion}?",
    "Do you mean {suggestion}?"};
inline constexpr Message unknownFieldText{
    "unknown_field", "Lớp “{layer}” không có trường “{field}”.",
    "Layer “{layer}” has no field “{field}”.",
    "Nếu đó là chữ chứ không phải tên trường, viết trong nháy đơn: {suggestion}.",
    "If it is a text and no field name, write it in single quotes: {suggestion}."};
inline constexpr Message unknownFunction{"unknown_function", "Không có hàm “{function}”.",
                                         "There is no function “{function}”.",
                                         "Các hàm có: {functions}.", "There are: {functions}."};
inline constexpr Message unknownFunctionSuggest{
    "unknown_function", "Không có hàm “{function}”.", "There is no function “{function}”.",
    "Có phải ý bạn là {suggestion}?", "Do you mean {suggestion}?"};
inline constexpr Message unknownLayer{"unknown_layer", "Không có lớp nào mang mã “{layer}”.",
                                      "No layer has the id “{layer}”.", "Các lớp có: {layers}.",
                                      "There are: {layers}."};
inline constexpr Message unknownLayerSuggest{
    "unknown_layer", "Không có lớp nào mang mã “{layer}”.", "No layer has the id “{layer}”.",
    "Có phải ý bạn là {suggestion}?", "Do you mean {suggestion}?"};
inline constexpr Message noOtherLayers{
    "unknown_layer", "Không có lớp “{layer}”: câu hỏi này không kèm lớp nào khác.",
    "There is no layer “{layer}”: this query comes without other layers.",
    "Trên dòng lệnh, thêm lớp bằng --with TÊN=NGUỒN.",
    "On the command line, add layers with --with ALIAS=SOURCE."};
inline constexpr Message argumentCount{
    "wrong_arguments", "Hàm {function} cần {expected} tham số, ở đây có {count}.",
    "Function {function} takes {expected} arguments, here are {count}.", "Cách viết: {usage}.",
    "It is written: {usage}."};
inline constexpr Message argumentType{"wrong_type", "{function} cần {expected}, ở đây là {found}.",
                                      "{function} needs {expected}; here is {found}."};
inline constexpr Message notCondition{
    "wrong_type", "Chỗ này cần một điều kiện đúng hay sai, ở đây là {found}.",
    "A condition that is true or false is needed here; this is {found}.",
    "So sánh nó với một giá trị, ví dụ … > 10.", "Compare it with something, for example … > 10."};
inline constexpr Message notNumber{"wrong_type", "Chỗ này cần một số, ở đây là {found}.",
                                   "A number is needed here; this is {found}."};
inline constexpr Message incomparable{"wrong_type", "Không so sánh được {left} với {right}.",
                                      "{left} cannot be compared with {right}."};
inline constexpr Message numberAsText{
    "wrong_type", "Không so sánh được {left} với {right}.",
    "{left} cannot be compared with {right}.",
    "Trường này là chữ: viết giá trị trong nháy đơn, {suggestion}.",
    "The field holds text: write the value in single quotes, {suggestion}."};
inline constexpr Message textAsNumber{
    "wrong_type", "Không so sánh được {left} với {right}.",
    "{left} cannot be compared with {right}.", "Trường này là số: bỏ dấu nháy, {suggestion}.",
    "The field holds numbers: leave the quotes out, {suggestion}."};
inline constexpr Message textAsDate{"wrong_type", "Không so sánh được {left} với {right}.",
                                    "{left} cannot be compared with {right}.",
                                    "Trường này là ngày: viết {suggestion}.",
                                    "The field holds dates: write {suggestion}."};
inline constexpr Message notOrdered{"wrong_type", "{found} không có thứ tự trước sau.",
                                    "There is no order among {found}.", "Dùng = hoặc <>.",
                                    "Use = or <>."};
inline constexpr Message intervalCompared{
    "wrong_type", "Khoảng thời gian không so sánh bằng dấu được.",
    "An interval cannot be compared by a sign.", "Dùng T_DURING, T_BEFORE, T_INTERSECTS …",
    "Use T_DURING, T_BEFORE, T_INTERSECTS …"};
inline constexpr Message shapeCompared{"wrong_type", "Hình học không so sánh bằng dấu được.",
                                       "A shape cannot be compared by a sign.",
                                       "Dùng S_EQUALS, S_INTERSECTS … hoặc distance(…).",
                                       "Use S_EQUALS, S_INTERSECTS … or distance(…)."};
inline constexpr Message mixedUnits{"mixed_units",
                                    "Mét và mét vuông không so sánh hay cộng với nhau được.",
                                    "Metres and square metres cannot be compared or added."};
inline constexpr Message mixedCrs{
    "mixed_crs",
    "Lớp “{layer}” và lớp “{other}”: một lớp không khai hệ toạ độ nên không đo được khoảng cách.",
    "Layers “{layer}” and “{other}”: one declares no coordinate reference system, so no distance "
    "can be measured.",
    "Khai hệ toạ độ cho lớp còn thiếu.", "Declare the missing one."};
inline constexpr Message noShapes{"no_geometry", "Bảng “{layer}” không có hình học.",
                                  "Table “{layer}” has no shapes."};
inline constexpr Message layerMisplaced{
    "layer_misplaced", "layer(…) chỉ đứng trong hàm không gian.",
    "layer(…) stands only inside spatial functions.", "Ví dụ: S_INTERSECTS(geometry, layer('xa')).",
    "Example: S_INTERSECTS(geometry, layer('xa'))."};
inline constexpr Message layerArgument{
    "wrong_type", "layer(…) cần mã lớp, và điều kiện nếu có, viết trong nháy đơn.",
    "layer(…) needs the layer's id, and a condition if any, in single quotes.",
    "Ví dụ: layer('xa','dan_so > 1000').", "Example: layer('xa','population > 1000')."};
inline constexpr Message sameShape{"unsupported", "Hai vế là cùng một hình.",
                                   "Both sides are the same shape."};
inline constexpr Message twoReferences{
    "unsupported", "Một trong hai vế phải là hình của đối tượng (geometry).",
    "One of the two sides must be the feature's own shape (geometry)."};
inline constexpr Message arraysUnsupported{
    "unsupported", "Trường trong bảng không chứa dãy giá trị nên {function} chưa dùng được.",
    "Fields hold no lists of values, so {function} cannot be answered.", "Dùng IN (…) hoặc OR.",
    "Use IN (…) or OR."};
inline constexpr Message bufferUnsupported{
    "unsupported", "Hàm buffer chưa dùng được trong câu hỏi.",
    "Function buffer cannot be used in queries yet.",
    "Viết khoảng cách: distance(geometry, layer('…')) <= 500.",
    "Write the distance: distance(geometry, layer('…')) <= 500."};
inline constexpr Message spatialWithoutPlace{
    "no_geometry", "Câu hỏi trên bảng này không dùng được điều kiện không gian.",
    "Spatial conditions cannot be asked of this table."};

} // namespace thonmap::query::msg

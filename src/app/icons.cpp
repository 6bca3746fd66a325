#include "app/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace thonmap::app {

QIcon icon(const char* name, const Look& look) {
    QFile file(QStringLiteral(":/thonmap/%1.svg").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray drawing = file.readAll();
    const auto pixmap = [&](const QColor& ink, qreal opacity) {
        QByteArray inked = drawing;
        inked.replace("#16232B", ink.name().toLatin1());
        QSvgRenderer svg(inked);
        QPixmap made(40, 40);
        made.setDevicePixelRatio(2);
        made.fill(Qt::transparent);
        QPainter painter(&made);
        painter.setOpacity(opacity);
        svg.render(&painter, QRectF(0, 0, 20, 20));
        return made;
    };
    QIcon result(pixmap(look.ink, 1));
    result.addPixmap(pixmap(look.ink3, 0.45), QIcon::Disabled);
    return result;
}

} // namespace thonmap::app

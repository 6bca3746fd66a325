#include "app/hand.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QWheelEvent>
#include <gtest/gtest.h>

namespace thonmap::test {

void Hand::click(QWidget& widget, QPoint at, Qt::KeyboardModifiers modifiers) {
    ++m_clicks;
    QTest::mouseClick(&widget, Qt::LeftButton, modifiers, at);
}

void Hand::click(QWidget& widget) {
    click(widget, widget.rect().center());
}

void Hand::doubleClick(QWidget& widget, QPoint at) {
    ++m_clicks;
    QTest::mouseClick(&widget, Qt::LeftButton, Qt::NoModifier, at);
    QTest::mouseDClick(&widget, Qt::LeftButton, Qt::NoModifier, at);
}

void Hand::drag(QWidget& widget, QPoint from, QPoint to) {
    ++m_clicks;
    QTest::mousePress(&widget, Qt::LeftButton, Qt::NoModifier, from);
    for (int step = 1; step <= 8; ++step) {
        const QPoint at = from + (to - from) * step / 8;
        QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&widget, &move);
    }
    QTest::mouseRelease(&widget, Qt::LeftButton, Qt::NoModifier, to);
}

void Hand::move(QWidget& widget, QPoint to) {
    QMouseEvent move(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QApplication::sendEvent(&widget, &move);
}

void Hand::wheel(QWidget& widget, QPoint at, int notches) {
    QWheelEvent event(at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

void Hand::pick(QComboBox& combo, const QString& text) {
    const int index = combo.findText(text);
    ASSERT_GE(index, 0) << "no entry " << text.toStdString() << " in "
                        << combo.objectName().toStdString();
    m_clicks += 2;
    combo.setCurrentIndex(index);
    Q_EMIT combo.activated(index);
}

void Hand::type(QWidget& widget, const QString& text) {
    ++m_keys;
    widget.setFocus();
    if (auto* line = qobject_cast<QLineEdit*>(&widget))
        line->selectAll();
    QTest::keyClicks(&widget, text);
}

void Hand::key(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers) {
    ++m_keys;
    QTest::keyClick(&widget, key, modifiers);
}

void Hand::drop(QWidget& widget, const QStringList& paths) {
    ++m_clicks;
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    const QPoint at = widget.rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &drop);
}

void Hand::chooseFile(const std::function<void()>& open, const QString& path) {
    bool chosen = false;
    QTimer::singleShot(50, qApp, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        ASSERT_NE(dialog, nullptr);
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        ASSERT_NE(name, nullptr);
        ++m_keys;
        name->setText(path);
        ++m_clicks;
        chosen = true;
        QMetaObject::invokeMethod(dialog, "accept");
    });
    open();
    EXPECT_TRUE(chosen);
}

} // namespace thonmap::test

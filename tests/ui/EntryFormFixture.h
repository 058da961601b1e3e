#pragma once

#include <memory>
#include <optional>

#include "TestEntries.h"
#include "ui/EnglishPlurals.h"
#include "ui/entries/EntryForm.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace porthole::ui {

/// The full editor over someEntries(), as a person uses it.
class EntryFormFixture : public QObject {
    Q_OBJECT
protected Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }
    void init()
    {
        m_all = test::someEntries();
        m_form = std::make_unique<EntryForm>();
        m_submitted.reset();
        m_count = 0;
        connect(m_form.get(), &EntryForm::submitted, this, [this](EntryEdit &edit) {
            ++m_count;
            m_submitted.emplace(std::move(edit));
            m_submitted->answer({});
        });
        m_form->show();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
    void cleanup() { m_form.reset(); }

protected:
    template <class Widget> Widget *find(const char *name) const
    {
        return m_form->findChild<Widget *>(QLatin1String(name));
    }
    QLineEdit *line(const char *name) const { return find<QLineEdit>(name); }
    void edit(const QStringList &entries)
    {
        ChosenEntries what;
        for (const QString &id : entries)
            what.entries << EntryId{id};
        m_form->edit(m_all, what);
    }
    /// As a person types it.
    void type(const char *field, const QString &text)
    {
        line(field)->setFocus();
        line(field)->selectAll();
        QTest::keyClicks(line(field), text);
        if (text.isEmpty())
            QTest::keyClick(line(field), Qt::Key_Delete);
    }
    void choose(const char *field, const QString &text)
    {
        auto *box = find<QComboBox>(field);
        const int item = box->findText(text);
        QVERIFY2(item >= 0, qPrintable(text));
        box->setCurrentIndex(item);
        Q_EMIT box->activated(item);
    }
    void save() { find<QPushButton>("entrySave")->click(); }
    QString problem() const
    {
        for (const QLabel *label : m_form->findChildren<QLabel *>(QStringLiteral("problem")))
            if (!label->text().isEmpty())
                return label->text();
        return {};
    }

    /// What stands below a field that is not wrong.
    QString note(const char *field) const
    {
        const auto *label = find<QWidget>(field)->parentWidget()->findChild<QLabel *>(QStringLiteral("note"));
        return label->isVisible() ? label->text() : QString();
    }
    /// The button in it; there is one at a time.
    QAction *shownAction(const char *field) const
    {
        for (QAction *action : line(field)->actions())
            if (action->isVisible())
                return action;
        return nullptr;
    }

    EnglishPlurals m_plurals;
    EntryCollection m_all;
    std::unique_ptr<EntryForm> m_form;
    std::optional<EntryEdit> m_submitted;
    int m_count = 0;
};

} // namespace porthole::ui

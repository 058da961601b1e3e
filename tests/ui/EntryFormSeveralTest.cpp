#include "EntryFormFixture.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/entries/EntryText.h"

#include <QCheckBox>
#include <QPlainTextEdit>

namespace porthole::ui {

/// The full editor with several connections at once: what is left alone, and what all of them get.
class EntryFormSeveralTest : public EntryFormFixture {
    Q_OBJECT
private Q_SLOTS:
    void severalValuesStayAsTheyAre();
    void whatIsChangedOfSeveralIsChangedOfAll();
    void aPasswordIsSharedByAll();
    void tagsAreAddedToSeveralAndTakenFromThem();
    void notesAndTunnelsAreAddedToSeveral();
};

void EntryFormSeveralTest::severalValuesStayAsTheyAre()
{
    const QStringList ids{QStringLiteral("web2"), QStringLiteral("bastion"), QStringLiteral("pi")};
    edit(ids);
    QVERIFY(!line("entryName")->isVisible() && !line("entryAddress")->isVisible());
    QCOMPARE(line("entryUser")->placeholderText(), QStringLiteral("several values"));
    QCOMPARE(find<QComboBox>("entryPlace")->currentText(), QStringLiteral("several values"));
    // Whose folders say different things: none of them is what counts for all.
    QCOMPARE(line("entryPort")->placeholderText(), QStringLiteral("what each one's folder has"));
    QCOMPARE(find<QComboBox>("entryColour")->currentText(), QStringLiteral("what each one's folder has"));
    QCOMPARE(find<QCheckBox>("entryFavourite")->checkState(), Qt::PartiallyChecked);
    // They stay so while the rest changes.
    m_all.folders[2].name = QStringLiteral("zoo");
    m_form->setCollection(m_all);
    QCOMPARE(find<QComboBox>("entryPlace")->currentText(), QStringLiteral("several values"));
    QCOMPARE(line("entryPort")->placeholderText(), QStringLiteral("what each one's folder has"));
    save();
    QVERIFY(m_submitted->batch.isEmpty());
}

void EntryFormSeveralTest::whatIsChangedOfSeveralIsChangedOfAll()
{
    edit({QStringLiteral("web2"), QStringLiteral("bastion"), QStringLiteral("pi")});
    type("entryPort", QStringLiteral("2022"));
    line("entryUser")->actions().last()->trigger(); // leaves it to the folders, of all
    choose("entryColour", QStringLiteral("None"));
    choose("entryPlace", QStringLiteral("lab"));
    save();
    QCOMPARE(m_submitted->batch.entries.size(), 3);
    QCOMPARE(m_submitted->words, QStringLiteral("3 connections changed"));
    for (const Entry &entry : std::as_const(m_submitted->batch.entries)) {
        QCOMPARE(entry.settings.port, std::optional(quint16{2022}));
        QVERIFY(!entry.settings.user);
        QCOMPARE(entry.settings.colour, std::optional(QString(QLatin1String(""))));
        QCOMPARE(entry.folder, FolderId{QStringLiteral("lab")});
        const auto before = std::find_if(m_all.entries.begin(), m_all.entries.end(),
                                         [&](const Entry &other) { return other.id == entry.id; });
        QCOMPARE(entry.name, before->name);
        QCOMPARE(entry.address, before->address);
        QCOMPARE(entry.tags, before->tags);
        QCOMPARE(entry.favourite, before->favourite);
    }
}

void EntryFormSeveralTest::aPasswordIsSharedByAll()
{
    edit({QStringLiteral("web2"), QStringLiteral("web10")});
    type("entryPassword", QString::fromLatin1("kept together"_secret));
    save();
    QVERIFY(m_submitted->password);
    QCOMPARE(m_submitted->password->reveal(), std::string_view("kept together"_secret));
    QVERIFY(isUuid(m_submitted->credential.value));
    for (const Entry &entry : std::as_const(m_submitted->batch.entries))
        QCOMPARE(entry.settings.credential, std::optional(m_submitted->credential));
    QVERIFY(line("entryPassword")->text().isEmpty());
    QVERIFY(!line("entryPassword")->isUndoAvailable());
}

void EntryFormSeveralTest::tagsAreAddedToSeveralAndTakenFromThem()
{
    m_all.entries[0].tags = {QStringLiteral("old"), QStringLiteral("web")};
    edit({QStringLiteral("web10"), QStringLiteral("web2")});
    QCOMPARE(line("entryDroppedTags")->placeholderText(), QStringLiteral("some have: nginx, old, web"));
    QVERIFY(line("entryTags")->text().isEmpty());
    type("entryTags", QStringLiteral("live, web"));
    type("entryDroppedTags", QStringLiteral("OLD"));
    save();
    QCOMPARE(m_submitted->batch.entries[0].tags,
             (QStringList{QStringLiteral("live"), QStringLiteral("web")}));
    QCOMPARE(m_submitted->batch.entries[1].tags,
             (QStringList{QStringLiteral("live"), QStringLiteral("nginx"), QStringLiteral("web")}));
    // One alone has nothing that would be taken from it.
    edit({QStringLiteral("web2")});
    QVERIFY(!line("entryDroppedTags")->isVisible());
}

void EntryFormSeveralTest::notesAndTunnelsAreAddedToSeveral()
{
    m_all.entries[0].notes = QStringLiteral("first rack");
    m_all.entries[0].tunnels << *tunnelOf(QStringLiteral("-D 1080"));
    edit({QStringLiteral("web10"), QStringLiteral("web2")});
    find<QPlainTextEdit>("entryNotes")->setPlainText(QStringLiteral("moves in March"));
    find<QPlainTextEdit>("entryTunnels")->setPlainText(QStringLiteral("-D 1080\n-L 1:db:2"));
    save();
    const Entry &first = m_submitted->batch.entries[0], &second = m_submitted->batch.entries[1];
    QCOMPARE(first.notes, QStringLiteral("first rack\n\nmoves in March"));
    QCOMPARE(second.notes, QStringLiteral("moves in March"));
    QCOMPARE(first.tunnels.size(), 2);
    QCOMPARE(second.tunnels.size(), 2);
    edit({QStringLiteral("web10"), QStringLiteral("kvm")}); // a VNC server has none
    QVERIFY(!find<QPlainTextEdit>("entryTunnels")->isVisible());
    find<QPlainTextEdit>("entryNotes")->setPlainText(QString(64 * 1024 - 5, u'x'));
    QVERIFY(problem().contains(QLatin1String("65536"))); // with what one of them has already
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::EntryFormSeveralTest)
#include "EntryFormSeveralTest.moc"

// First, because moc 6.4 stumbles over libstdc++'s <concepts> where nothing stands before it.
#include <QTest>

#include "core/base/Id.h"

#include <map>
#include <string>
#include <type_traits>

namespace porthole {

namespace {

using ShipId = Id<struct ShipTag, std::string>;
using PortId = Id<struct PortTag, std::string>;

template <class A, class B>
concept Comparable = requires(const A &a, const B &b)
{
    a == b;
};

} // namespace

class IdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsCannotBeMistakenForEachOther();
    void idsCompareByTheirValue();
};

void IdTest::kindsCannotBeMistakenForEachOther()
{
    static_assert(!std::is_convertible_v<ShipId, PortId>);
    static_assert(!std::is_constructible_v<PortId, ShipId>);
    static_assert(!std::is_convertible_v<std::string, ShipId>);
    static_assert(!std::is_convertible_v<ShipId, std::string>);
    static_assert(Comparable<ShipId, ShipId> && !Comparable<ShipId, PortId> &&
                  !Comparable<ShipId, std::string>);
}

void IdTest::idsCompareByTheirValue()
{
    QVERIFY(ShipId{"a"} == ShipId{"a"});
    QVERIFY(ShipId{"a"} != ShipId{"b"});
    QVERIFY(ShipId{"a"} < ShipId{"b"});
    const std::map<ShipId, int> numbers{{ShipId{"b"}, 2}, {ShipId{"a"}, 1}};
    QCOMPARE(numbers.begin()->second, 1);
    QCOMPARE(numbers.at(ShipId{"b"}), 2);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::IdTest)
#include "IdTest.moc"

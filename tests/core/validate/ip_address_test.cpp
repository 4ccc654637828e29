// core/validate/address: which addresses are on the public internet.
#include <catch2/catch.hpp>

#include "core/validate/ip_address.hpp"

using namespace legwork::core;

TEST_CASE("only addresses of the public internet are public", "[P12]") {
  for (char const* text : {"8.8.8.8",
                           "1.1.1.1",
                           "9.255.255.255",
                           "11.0.0.0",
                           "100.63.255.255",
                           "100.128.0.0",
                           "126.255.255.255",
                           "128.0.0.1",
                           "169.253.255.255",
                           "172.15.255.255",
                           "172.32.0.0",
                           "192.0.1.0",
                           "192.167.255.255",
                           "198.17.255.255",
                           "198.20.0.0",
                           "223.255.255.255",
                           "168.63.129.15",
                           "2606:4700::1111",
                           "2a00:1450:4001:81b::200e",
                           "2001:200::1",
                           "::ffff:8.8.8.8",
                           "64:ff9b::808:808",
                           "2002:808:808::1",
                           "2620:4f:8000::1"}) {
    INFO(text);
    auto const address = parse_address(text);
    REQUIRE(address);
    CHECK(is_public(*address));
  }
}

TEST_CASE("special-purpose addresses are not public, whatever wraps them", "[P12]") {
  for (char const* text : {"0.0.0.0",
                           "0.1.2.3",
                           "10.0.0.1",
                           "10.255.255.255",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.255",
                           "168.63.129.16",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.1",
                           "192.0.0.9",
                           "192.0.2.1",
                           "192.88.99.1",
                           "192.168.0.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "198.51.100.7",
                           "203.0.113.9",
                           "224.0.0.1",
                           "239.255.255.255",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::127.0.0.1",
                           "::ffff:127.0.0.1",
                           "::ffff:7f00:1",
                           "::ffff:10.0.0.1",
                           "::ffff:0:127.0.0.1",
                           "64:ff9b::127.0.0.1",
                           "64:ff9b::a9fe:a9fe",
                           "64:ff9b:1::1",
                           "100::1",
                           "2001::1",
                           "2001:1ff::1",
                           "2001:db8::1",
                           "2002:7f00:1::",
                           "2002:a9fe:a9fe::1",
                           "2002:c0a8:1::1",
                           "3fff::1",
                           "5f00::1",
                           "fc00::1",
                           "fd12:3456::1",
                           "fe80::1",
                           "febf::1",
                           "fec0::1",
                           "ff02::1",
                           "4000::1",
                           "1::1"}) {
    INFO(text);
    auto const address = parse_address(text);
    REQUIRE(address);
    CHECK_FALSE(is_public(*address));
  }
}

TEST_CASE("doubtful spellings of an address are no address", "[P12]") {
  for (char const* text : {"",
                           ".",
                           "1",
                           "127.1",
                           "2130706433",
                           "0x7f.0.0.1",
                           "0x7f000001",
                           "0177.0.0.1",
                           "127.0.0.01",
                           "256.1.1.1",
                           "1.2.3",
                           "1.2.3.4.5",
                           "1.2.3.",
                           ".1.2.3",
                           "1..2.3",
                           "1.2.3.4 ",
                           "1.2.3.-4",
                           "1.2.3.4a",
                           ":",
                           ":::",
                           "1:2",
                           "::1%lo",
                           "::1%25lo",
                           "[::1]",
                           "1::2::3",
                           "1:2:3:4:5:6:7:8:9",
                           "1:2:3:4:5:6:7:8::",
                           "12345::",
                           "g::1",
                           "::1.2.3",
                           "::1.2.3.4.5",
                           "1.2.3.4::",
                           "::1.2.3.4:5",
                           "1:2:3:4:5:6:7:1.2.3.4"}) {
    INFO(text);
    CHECK_FALSE(parse_address(text));
  }
}

TEST_CASE("an address has one canonical text", "[P12]") {
  auto const again = [](char const* text) { return to_text(parse_address(text).value()); };
  CHECK(again("8.8.4.4") == "8.8.4.4");
  CHECK(again("2606:4700:0000:0:0:0:0:1111") == "2606:4700::1111");
  CHECK(again("2001:DB8:0:1:0:0:0:1") == "2001:db8:0:1::1");
  CHECK(again("1:0:2:3:4:5:6:7") == "1:0:2:3:4:5:6:7");
  CHECK(again("::") == "::");
  CHECK(again("1::") == "1::");
  CHECK(again("::ffff:8.8.8.8") == "::ffff:8.8.8.8");
  CHECK(again("1:2:3:4:5:6:7.8.9.10") == "1:2:3:4:5:6:708:90a");
}

TEST_CASE("what an address wraps is read whole", "[P12]") {
  for (char const* text :
       {"::ffff:200.1.1.1", "64:ff9b::200.1.1.1", "::ffff:11.10.0.1", "64:ff9b::11.127.0.1", "2002:b0a:1::1"}) {
    INFO(text);
    REQUIRE(parse_address(text));
    CHECK(is_public(*parse_address(text)));
  }
  for (char const* text : {"::ffff:255.255.255.255", "64:ff9b::192.168.1.1", "2002:c0a8:101::1"}) {
    INFO(text);
    REQUIRE(parse_address(text));
    CHECK_FALSE(is_public(*parse_address(text)));
  }
}

TEST_CASE("an address of eight words is read and written in its shortest form", "[P12]") {
  struct Row {
    char const* text;
    char const* shortest;
  };
  for (Row const row :
       {Row{"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"}, Row{"0:0:0:0:0:0:0:0", "::"}, Row{"1:0:0:0:0:0:0:0", "1::"},
        Row{"0:0:0:0:0:0:0:1", "::1"}, Row{"1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"}, // one zero is not shortened
        Row{"0:2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"}, Row{"1:2:3:4:5:6:7:0", "1:2:3:4:5:6:7:0"},
        Row{"1:0:0:2:0:0:3:4", "1::2:0:0:3:4"}, // the first of two
        Row{"1:0:0:2:0:0:0:4", "1:0:0:2::4"},   // the longer of two
        Row{"1:2:3:4:5:6:0:0", "1:2:3:4:5:6::"}, Row{"0:0:3:4:5:6:7:8", "::3:4:5:6:7:8"},
        Row{"1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"}, Row{"::2:3:4:5:6:1.2.3.4", "0:2:3:4:5:6:102:304"},
        Row{"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"}, Row{"0ABC:00d::10", "abc:d::10"},
        Row{"0000:0000:0000:0000:0000:ffff:255.255.255.255", "::ffff:255.255.255.255"},
        Row{"::ffff:200.1.2.3", "::ffff:200.1.2.3"}, Row{"0.0.0.0", "0.0.0.0"},
        Row{"255.254.253.252", "255.254.253.252"}}) {
    INFO(row.text);
    auto const address = parse_address(row.text);
    REQUIRE(address);
    CHECK(to_text(*address) == row.shortest);
    CHECK(parse_address(row.shortest) == address);
  }
  for (char const* text :
       {"1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:6:7::8", "1:2:3:4::5:6:7:8", "::1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7",
        "::2:3:4:5:6:7:1.2.3.4", "1.2.3.4::", "00000000000000000000000000000000000000000000:1", "1234", "::fffg"}) {
    INFO(text);
    CHECK_FALSE(parse_address(text));
  }
}

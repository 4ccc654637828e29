// What a person asks for, checked before any browser work: all problems at once, each naming its field and what
// would be right (P11). The same rules everywhere: command line, server, console.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace legwork::core {

// `reason` says what is wrong and what would be right; it never repeats the value.
struct FieldProblem {
  std::string field;
  std::string reason;
};

// What a customer gives for one request: their values by the keys of core/model/customer_field.hpp, and the message or
// its template.
struct CustomerRequest {
  std::map<std::string, std::string> values;
  std::string message;
};

bool is_email_address(std::string_view text);
bool is_phone_number(std::string_view text); // 7 to 15 digits, with the usual signs between them

// Keys are those of core/model/customer_field.hpp; any other is a problem, and so is a required one that is missing.
// Values are UTF-8 text. An empty last name is given by people who have one name only, an empty postal code where a
// country has none.
std::vector<FieldProblem> check_customer(std::map<std::string, std::string> const& values);

// The message or its template: 1 to 4,000 bytes; `{name}` placeholders must be ones that can be filled.
std::vector<FieldProblem> check_message(std::string_view text);

// A business's name: 1 to 200 bytes of printable text.
std::vector<FieldProblem> check_dealer_name(std::string_view name);

// Fills `{dealer_name}`, `{first_name}`… in a template that passed check_message.
std::string render_message(std::string_view text, std::map<std::string, std::string> const& values,
                           std::string_view dealer_name);

// Adds what follows from what was given: full_name, the parts of a North American phone number, the extension that was
// written behind a number.
void complete_values(std::map<std::string, std::string>& values);

// Keys of everything that can be written for a customer who gave these, sorted (FillRules::known).
std::vector<std::string> known_keys(std::map<std::string, std::string> values);

} // namespace legwork::core

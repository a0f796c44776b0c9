#include "scenarios/settings_reader.h"

#include <algorithm>
#include <string_view>

#include "scenarios/codes.h"
#include "scenarios/value_hints.h"

namespace spearhead::scenarios {
namespace {

double parse_plain_money(const std::string& text, const std::string& currency) {
  const Money money = parse_money(text);
  if (money.per_year) throw QuantityError(code::kWrongUnit, in_ticks(text) + " is money per year");
  if (!currency.empty() && money.currency != currency) {
    throw QuantityError(code::kWrongUnit, in_ticks(text) + " is not in " + currency);
  }
  return static_cast<double>(money.cents) / 100;
}

double parse_as(const std::string& unit, const std::string& text, const std::string& currency) {
  if (unit == "share") return parse_share(text);
  if (unit == "money") return parse_plain_money(text, currency);
  if (unit == "years") return parse_years(text);
  if (unit == "persons") return parse_persons(text);
  if (unit == "count") return parse_integer(text);
  return parse_number(text);
}

std::string expected_of(const FieldInfo& info, const std::string& currency) {
  const std::string_view unit = info.unit;
  if (unit == "money") {
    return short_amount(info.smallest) + " to " + short_amount(info.largest) + ' ' + currency;
  }
  const std::string range = shortest(info.smallest) + " to " + shortest(info.largest);
  if (unit == "share") return "a share from " + range;
  if (unit == "count") return "a whole number from " + range;
  if (unit == "1") return "a number from " + range;
  return range + ' ' + std::string(unit);
}

/// Gives settings the values that stand in a file.
class SettingsReader final : public FieldVisitor {
 public:
  SettingsReader(const YamlNode* settings, const std::string& currency, Reading& in)
      : settings_(settings), currency_(currency), in_(in) {}

  void field(const char* name, double& value, const FieldInfo& info) final {
    names_.emplace_back(name);
    const YamlNode* entry = settings_ == nullptr ? nullptr : settings_->find(name);
    const std::string expected = expected_of(info, currency_);
    if (entry == nullptr || !check_kind(*entry, YamlNode::Kind::text, expected.c_str(), in_))
      return;
    try {
      const double stated = parse_as(info.unit, entry->text, currency_);
      if (!(stated >= info.smallest && stated <= info.largest)) {
        throw QuantityError(code::kOutOfRange, in_ticks(entry->text) + " is out of range");
      }
      value = stated;
      if (std::string_view(info.unit) == "money") warn_of_thousands(*entry, in_);
    } catch (const QuantityError& fault) {
      in_.error(*entry, {.code = fault.code(),
                         .message = in_ticks(name) + ": " + fault.what(),
                         .expected = expected,
                         .suggestion = fault.suggestion()});
    }
  }

  void report_unknown_keys() {
    if (settings_ == nullptr) return;
    for (const YamlNode& entry : settings_->items) {
      if (std::find(names_.begin(), names_.end(), entry.key) != names_.end()) continue;
      if (names_.empty()) {
        report_needless(entry);
        continue;
      }
      report_unknown(code::kUnknownKey, in_.file, entry.key_extent, "setting", entry.key, names_,
                     in_.report);
    }
  }

 private:
  void report_needless(const YamlNode& entry) {
    in_.report.error(
        in_.file, entry.key_extent,
        {.code = code::kUnknownKey,
         .message = "unknown setting " + in_ticks(entry.key) + ": this instrument has no settings",
         .suggestion = "leave `settings` out"});
  }

  const YamlNode* settings_;
  const std::string& currency_;
  Reading& in_;
  std::vector<std::string> names_;
};

class SettingsLister final : public FieldVisitor {
 public:
  void field(const char* name, double& value, const FieldInfo& info) final {
    settings.push_back({name, info.unit, value});
  }

  std::vector<Setting> settings;
};

}  // namespace

void read_settings(const YamlNode* settings, const std::string& currency, Reading& in,
                   Instrument& instrument) {
  SettingsReader reader(settings, currency, in);
  instrument.describe(reader);
  reader.report_unknown_keys();
}

std::vector<Setting> settings_of(Instrument& instrument) {
  SettingsLister lister;
  instrument.describe(lister);
  std::sort(lister.settings.begin(), lister.settings.end(),
            [](const Setting& a, const Setting& b) { return a.name < b.name; });
  return lister.settings;
}

}  // namespace spearhead::scenarios

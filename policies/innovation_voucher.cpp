#include <algorithm>

#include "engine/base/time.h"
#include "engine/policy/collect.h"
#include "engine/policy/research.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

/// Innovation voucher: a small fixed sum with which a firm buys an expert's work on its project.
///
/// A firm applies when it has a project on which the expert can work. One that would have paid for
/// the work itself, because its project pays and its plan for R&D has room for it, saves its own
/// money; for the others the work is additional and brings the project forward. The firm learns
/// something about managing innovation. After an expert of a university was there, a firm that
/// looks for a partner anyway turns to a university; the voucher makes nobody look.
///
/// \reads  firms.project, project_worth, project_work, project_done, what a research plan reads
/// \gives  one Service per winner
class InnovationVoucher final : public Instrument {
 public:
  void describe(FieldVisitor& visitor) final {
    visitor.field("value", value_, {"money", 500, 100'000, "face value of one voucher"});
    visitor.field("pause", pause_, {"years", 0, 25, "time until a firm may have another one"});
    visitor.field("universities", universities_,
                  {"share", 0, 1, "vouchers that buy the work of a university's expert"});
  }

  void propose(const PolicyView& view, const Call& call, Proposals& proposals) const final {
    collect_applications(view, call, proposals, [&](FirmRow row, SegmentId segment) {
      return application(view, call, row, segment);
    });
  }

  LeastPayment least_payment(const Programme&, const Parameters&,
                             const PriceLevel& prices) const final {
    return {"a voucher", value_ * prices.scale};
  }

 private:
  /// Work on the project that is still to be done [person-years].
  static double work_left(const Firms& firms, FirmRow row) {
    const bool has_project = firms.project[row].kind != ProjectKind::none;
    return has_project ? std::max(0.0, firms.project_work[row] - firms.project_done[row]) : 0;
  }

  static Cents part_of(Cents amount, double share) {
    return static_cast<Cents>(static_cast<double>(amount) * std::clamp(share, 0.0, 1.0) + 0.5);
  }

  bool has_paused(const PolicyView& view, FirmRow row) const {
    const double steps = static_cast<double>(view.world.step) -
                         static_cast<double>(view.world.firms.last_service[row]);
    return kStepYears * steps >= pause_;
  }

  /// Whether the expert comes from a university.
  bool is_of_university(const PolicyView& view, const Call& call, Key firm) const {
    if (universities_ >= 1) return true;
    const Words words = view.draws.words(purpose::application, firm, 2, low_word(call.key()));
    return words.uniform(0) < universities_;
  }

  std::optional<Application> application(const PolicyView& view, const Call& call, FirmRow row,
                                         SegmentId segment) const {
    const Firms& firms = view.world.firms;
    if (!has_paused(view, row) || work_left(firms, row) <= 0) return std::nullopt;
    const Cents amount = view.per_firm(value_);
    if (amount <= 0) return std::nullopt;
    const ResearchPlan plan = research_plan_of(view, row, segment);
    const double yearly = kStepsPerYear * view.rate.wu(amount);
    const bool would_pay = plan.worth > 1 && unaided_research(plan, view.rule) >= yearly;
    const double saved = yearly - additional_research_of(view, row, plan, yearly);
    const double need = std::clamp(1 - plan.means / view.rate.wu(amount), 0.0, 1.0);
    const Proposal proposal{
        .receiver = firms.key[row],
        .row = row,
        .segment = segment,
        .amount = amount,
        .effect = Service{.replaces = would_pay,
                          .at_university = is_of_university(view, call, firms.key[row])},
        .infra_marginal = would_pay ? part_of(amount, saved / yearly) : 0};
    return Application{proposal, applicant_of(view, call, row, plan.worth, need)};
  }

  double value_ = 5000;
  double pause_ = 2;
  double universities_ = 1;
};

}  // namespace

extern const InstrumentKind innovation_voucher;
const InstrumentKind innovation_voucher{"innovation_voucher",
                                        "Buys an expert's work on a firm's project",
                                        Receiver::firm,
                                        {CommonKey::allocation, CommonKey::selection},
                                        make_instrument<InnovationVoucher>};

}  // namespace spearhead

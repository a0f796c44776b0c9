#pragma once

namespace spearhead {

struct Parameters;

/// A parameter's name, the unit that the formulas expect, and its place.
struct ParameterField {
  const char* name;
  const char* unit;
  double Parameters::*place;
};

/// Behavioural constants of the model. Their values, ranges, status and sources stand in one place,
/// scenarios/parameters/baseline.yaml; here are only names, meanings and units. Rates per year are
/// turned into chances per quarter where they are used.
struct Parameters {
  // Money
  double wage_unit = 0;    ///< One world-average annual wage of unskilled work [EUR/year]
  double gbp_per_eur = 0;  ///< Order of the euro reference rate, average of 2018 [GBP/EUR]
  double usd_per_eur = 0;  ///< Order of the euro reference rate, average of 2018 [USD/EUR]
  // Competition and goods markets
  double pass_through = 0;      ///< Share of a productivity advantage that customers see [1]
  double local_pricing = 0;     ///< Rise of world pricing with export intensity [1]
  double home_selection = 0;    ///< Speed of selection in home markets [1/year]
  double export_selection = 0;  ///< Speed of selection in export markets [1/year]
  double export_crowding = 0;   ///< Pull of exports back to what market access supports [1/year]
  double export_reference_drift = 0;  ///< Speed at which market access follows exports [1/year]
  double export_size_free = 0;        ///< Size up to which exporters grow without drag [persons]
  double export_size_drag = 0;  ///< Slowing of exporters per log point above the free size [1/year]
  double shock_chance = 0;      ///< Chance of a demand shock in a quarter [1/quarter]
  double shock_scale = 0;       ///< Laplace scale of the shock to a firm of one person [log]
  double shock_size_exponent = 0;  ///< Fall of the growth rates' scale with employment, about 0.2
                                   ///< (Riccaboni et al. 2008, PNAS 105) [1]
  double export_founder_chance =
      0;  ///< Chance that a new firm exports, per unit of the sector's export intensity [1]
  double export_founder_share = 0;  ///< Exports in the sales of a new firm that exports [share]
  // Labour
  double value_added_per_worker =
      0;  ///< Value added per worker at par with the world, in wages of the sector [wage/person]
  double hiring_speed = 0;  ///< Share of the gap to desired jobs closed in a quarter [1/quarter]
  // Finance and R&D
  double capital_cost_share = 0;  ///< Capital and other costs in value added [share]
  double own_labour = 0;          ///< Owner's own labour, paid from what is left [persons]
  double profit_tax = 0;          ///< Tax on profit [share]
  double payout_speed = 0;        ///< Payout of liquidity above the buffer [1/year]
  double liquidity_buffer = 0;  ///< Liquid position that firms keep, in years of value added [year]
  double insolvency_allowance =
      0;  ///< Debt beyond the credit limit that creditors of the smallest firms bear [wu]
  double credit_limit = 0;  ///< Debt at which a firm is insolvent, in years of value added [year]
  double liquidity_share = 0;  ///< Share of a year's operating result that R&D may draw on [share]
  double research_share_cap = 0;  ///< Most that a firm plans for R&D, of value added [share]
  double research_spread = 0;     ///< Spread of R&D propensity around the sector's norm [log]
  double research_unit = 0;       ///< Smallest R&D activity worth running [wu/year]
  double researcher_wage = 0;     ///< Annual skilled wage [wu/year]
  // Innovation
  double innovation_rate = 0;    ///< Incremental innovations a year per unit of effort [1/year]
  double innovation_step = 0;    ///< Mean gain in productivity of one incremental innovation [log]
  double research_returns = 0;   ///< Elasticity of ideas to researchers [1]
  double informal_learning = 0;  ///< Weight of learning without R&D [1]
  double informal_size = 0;      ///< Elasticity of learning without R&D to employment [1]
  double management_effect = 0;  ///< Effect of innovation management at its base level [1]
  double backlog_recovery = 0;   ///< Recovery of the stock of ideas [1/year]
  double backlog_use = 0;        ///< Stock of ideas left after one innovation [1]
  double product_line = 0;       ///< Staff and researchers behind one product line [persons]
  double researcher_lines = 0;   ///< Staff that one researcher counts for in product lines [1]
  double product_line_exponent = 0;  ///< Elasticity of the number of product lines to staff [1]
  double frontier_growth = 0;        ///< Obsolescence of productivity [1/year]
  // Births and closures
  double closure_base = 0;         ///< Closure hazard of an old firm of one person [1/year]
  double closure_young = 0;        ///< Extra closure hazard at opening [1/year]
  double closure_young_decay = 0;  ///< Time in which the extra hazard falls by 1/e [year]
  double closure_size = 0;         ///< Fall of the closure hazard with employment [1]
  double liquidation_chance =
      0;                     ///< Chance that a firm below the smallest size gives up [1/quarter]
  double smallest_firm = 0;  ///< Size below which a firm is being wound up [persons]
  double founder_flow = 0;   ///< Financed start-ups per employed person [1/year]
  double founder_opportunity =
      0;  ///< Founders who open where there is demand instead of where they worked [share]
  double founder_employment = 0;  ///< Mean staff of a new firm beyond its founder [persons]
  double founder_inheritance =
      0;  ///< Part of the sector's mean log productivity that a new firm reaches [1]
  double founder_handicap =
      0;  ///< Productivity of a new firm below what it takes over from its sector [log]
  double founder_spread = 0;  ///< Spread of new firms' productivity [log]
  double founder_cash = 0;    ///< Liquid position of a new firm, in years of value added [year]
  // Founding of a region
  double size_exponent =
      0;  ///< Pareto exponent of firm sizes, about 1.06 (Axtell 2001, Science 293) [1]
  double size_smallest = 0;       ///< Smallest firm at founding [persons]
  double size_largest = 0;        ///< Largest firm at founding [persons]
  double size_largest_share = 0;  ///< Most of a sector's employment in one firm [share]
  double export_share_largest =
      0;  ///< Most of an exporter's sales that go outside the region at founding [share]
  double productivity_spread = 0;  ///< Spread of productivity at founding [log]
  double size_par =
      0;  ///< Size at which a firm has its sector's mean productivity at founding [persons]
  double size_productivity = 0;  ///< Elasticity of productivity to size at founding [1]
  double exporter_base = 0;  ///< Chance of exporting of a one-person firm, per unit of the sector's
                             ///< export intensity [1]
  double exporter_size = 0;  ///< Rise of that chance per log point of employment [1]
  double firm_age = 0;       ///< Mean age of firms at founding [year]
};

/// All parameters, in the order of the model's text.
inline constexpr ParameterField kParameterFields[] = {
    ParameterField{"wage_unit", "EUR/year", &Parameters::wage_unit},
    ParameterField{"gbp_per_eur", "GBP/EUR", &Parameters::gbp_per_eur},
    ParameterField{"usd_per_eur", "USD/EUR", &Parameters::usd_per_eur},
    ParameterField{"pass_through", "1", &Parameters::pass_through},
    ParameterField{"local_pricing", "1", &Parameters::local_pricing},
    ParameterField{"home_selection", "1/year", &Parameters::home_selection},
    ParameterField{"export_selection", "1/year", &Parameters::export_selection},
    ParameterField{"export_crowding", "1/year", &Parameters::export_crowding},
    ParameterField{"export_reference_drift", "1/year", &Parameters::export_reference_drift},
    ParameterField{"export_size_free", "persons", &Parameters::export_size_free},
    ParameterField{"export_size_drag", "1/year", &Parameters::export_size_drag},
    ParameterField{"shock_chance", "1/quarter", &Parameters::shock_chance},
    ParameterField{"shock_scale", "log", &Parameters::shock_scale},
    ParameterField{"shock_size_exponent", "1", &Parameters::shock_size_exponent},
    ParameterField{"export_founder_chance", "1", &Parameters::export_founder_chance},
    ParameterField{"export_founder_share", "share", &Parameters::export_founder_share},
    ParameterField{"value_added_per_worker", "wage/person", &Parameters::value_added_per_worker},
    ParameterField{"hiring_speed", "1/quarter", &Parameters::hiring_speed},
    ParameterField{"capital_cost_share", "share", &Parameters::capital_cost_share},
    ParameterField{"own_labour", "persons", &Parameters::own_labour},
    ParameterField{"profit_tax", "share", &Parameters::profit_tax},
    ParameterField{"payout_speed", "1/year", &Parameters::payout_speed},
    ParameterField{"liquidity_buffer", "year", &Parameters::liquidity_buffer},
    ParameterField{"insolvency_allowance", "wu", &Parameters::insolvency_allowance},
    ParameterField{"credit_limit", "year", &Parameters::credit_limit},
    ParameterField{"liquidity_share", "share", &Parameters::liquidity_share},
    ParameterField{"research_share_cap", "share", &Parameters::research_share_cap},
    ParameterField{"research_spread", "log", &Parameters::research_spread},
    ParameterField{"research_unit", "wu/year", &Parameters::research_unit},
    ParameterField{"researcher_wage", "wu/year", &Parameters::researcher_wage},
    ParameterField{"innovation_rate", "1/year", &Parameters::innovation_rate},
    ParameterField{"innovation_step", "log", &Parameters::innovation_step},
    ParameterField{"research_returns", "1", &Parameters::research_returns},
    ParameterField{"informal_learning", "1", &Parameters::informal_learning},
    ParameterField{"informal_size", "1", &Parameters::informal_size},
    ParameterField{"management_effect", "1", &Parameters::management_effect},
    ParameterField{"backlog_recovery", "1/year", &Parameters::backlog_recovery},
    ParameterField{"backlog_use", "1", &Parameters::backlog_use},
    ParameterField{"product_line", "persons", &Parameters::product_line},
    ParameterField{"researcher_lines", "1", &Parameters::researcher_lines},
    ParameterField{"product_line_exponent", "1", &Parameters::product_line_exponent},
    ParameterField{"frontier_growth", "1/year", &Parameters::frontier_growth},
    ParameterField{"closure_base", "1/year", &Parameters::closure_base},
    ParameterField{"closure_young", "1/year", &Parameters::closure_young},
    ParameterField{"closure_young_decay", "year", &Parameters::closure_young_decay},
    ParameterField{"closure_size", "1", &Parameters::closure_size},
    ParameterField{"liquidation_chance", "1/quarter", &Parameters::liquidation_chance},
    ParameterField{"smallest_firm", "persons", &Parameters::smallest_firm},
    ParameterField{"founder_flow", "1/year", &Parameters::founder_flow},
    ParameterField{"founder_opportunity", "share", &Parameters::founder_opportunity},
    ParameterField{"founder_employment", "persons", &Parameters::founder_employment},
    ParameterField{"founder_inheritance", "1", &Parameters::founder_inheritance},
    ParameterField{"founder_handicap", "log", &Parameters::founder_handicap},
    ParameterField{"founder_spread", "log", &Parameters::founder_spread},
    ParameterField{"founder_cash", "year", &Parameters::founder_cash},
    ParameterField{"size_exponent", "1", &Parameters::size_exponent},
    ParameterField{"size_smallest", "persons", &Parameters::size_smallest},
    ParameterField{"size_largest", "persons", &Parameters::size_largest},
    ParameterField{"size_largest_share", "share", &Parameters::size_largest_share},
    ParameterField{"export_share_largest", "share", &Parameters::export_share_largest},
    ParameterField{"productivity_spread", "log", &Parameters::productivity_spread},
    ParameterField{"size_par", "persons", &Parameters::size_par},
    ParameterField{"size_productivity", "1", &Parameters::size_productivity},
    ParameterField{"exporter_base", "1", &Parameters::exporter_base},
    ParameterField{"exporter_size", "1", &Parameters::exporter_size},
    ParameterField{"firm_age", "year", &Parameters::firm_age},
};

}  // namespace spearhead

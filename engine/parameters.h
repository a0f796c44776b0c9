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
  double wage_unit = 0;    ///< One world-average annual wage [EUR/year]
  double gbp_per_eur = 0;  ///< Order of the euro reference rate, average of 2018 [GBP/EUR]
  double usd_per_eur = 0;  ///< Order of the euro reference rate, average of 2018 [USD/EUR]
  // Competition and goods markets
  double pass_through = 0;      ///< Share of a productivity advantage that customers see [1]
  double local_pricing = 0;     ///< Rise of world pricing with tradability [1]
  double home_selection = 0;    ///< Speed of selection in home markets [1/year]
  double export_selection = 0;  ///< Speed of selection in export markets [1/year]
  double export_crowding = 0;   ///< Pull of exports back to what market access supports [1/year]
  double export_reference_drift = 0;  ///< Speed at which market access follows exports [1/year]
  double export_size_free = 0;        ///< Size up to which exporters grow without drag [persons]
  double export_size_drag = 0;  ///< Slowing of exporters per log point above the free size [1/year]
  double shock_chance = 0;      ///< Chance of a demand shock in a quarter [1/quarter]
  double shock_scale = 0;       ///< Laplace scale of the shock to a firm of one person [log]
  double shock_size_exponent =
      0;  ///< Fall of the growth rates' scale with employment, about 0.2 [1]
  double export_entry =
      0;  ///< Hazard of starting to export in a fully tradable sector at equal fitness [1/year]
  double export_entry_fitness =
      0;  ///< Rise of starting to export, and of lasting, with fitness against the world [1]
  double export_entry_base = 0;  ///< Share of the entry hazard that a firm of no size has [1]
  double export_entry_size = 0;  ///< Rise of that share with log employment [1]
  double export_failure = 0;     ///< End of small export spells, median 2 to 4 years [1/year]
  double export_small = 0;       ///< Exports in sales below which a spell may end [share]
  double export_founder_chance =
      0;  ///< Chance that a new firm exports in a fully tradable sector [1]
  double export_founder_share = 0;  ///< Exports in the sales of a new firm that exports [share]
  double agglomeration_gain = 0;    ///< Elasticity of productivity to the region's jobs beyond what
                                    ///< learning and matching bring [1]
  double agglomeration_cost =
      0;  ///< Elasticity of costs of land, housing and transport to the region's jobs [1]
  double agglomeration_par = 0;  ///< Jobs at which gain and cost of agglomeration are nil [persons]
  double capacity_limit = 0;     ///< Most that staff can produce, of their normal output [1]
  double import_competition = 0;  ///< Change of the log odds of buying at home per log point of
                                  ///< home fitness in a fully tradable sector [1]
  double import_limit = 0;  ///< Largest change of fitness that counts in import competition [log]
  double local_share_highest =
      0;  ///< Most of a region's use of a product that comes from the region [share]
  double world_cycle =
      0;  ///< Spread of world demand for a sector around its trend, a year [1/year]
  double world_cycle_memory = 0;  ///< What is left of a swing of world demand after a year [1]
  double world_drift = 0;         ///< Common drift of fitness in the rest of the world [1/year]
  // Income
  double consumption_share = 0;  ///< Part of income that is spent [share]
  double dividends_local =
      0;  ///< Payout of domestic firms that goes to people of the region [share]
  double dividends_foreign =
      0;                  ///< Payout of foreign firms that goes to people of the region [share]
  double income_tax = 0;  ///< Taxes and contributions on wages [share]
  double unemployment_benefit = 0;  ///< Benefit per unemployed person, of the unskilled wage [wage]
  double public_transfer =
      0;  ///< Pensions and public services per member of the labour force, a year [wu/person]
  // Labour
  double hiring_speed = 0;  ///< Share of the gap to desired jobs closed in a quarter [1/quarter]
  double operating_margin = 0;      ///< Result of a firm at par before R&D, of its wages [share]
  double labour_share_highest = 0;  ///< Most that wages take of value added at par [share]
  double pool_limit = 0;  ///< Part of the labour force that can be at work at once [share]
  double skill_substitution =
      0;  ///< Elasticity of substitution between skilled and unskilled work [1]
  double wage_adjustment =
      0;  ///< Slow answer of wages to the gap between usual and present unemployment [1/year]
  double wage_curve = 0;        ///< Elasticity of wages to unemployment, about 0.1 [1]
  double wage_curve_floor = 0;  ///< Unemployment below which wages answer no further [share]
  double migration_unskilled =
      0;  ///< Answer of the unskilled labour force to wages and unemployment [1/year]
  double migration_skilled =
      0;  ///< Answer of the skilled labour force to wages and unemployment [1/year]
  double migration_unemployment = 0;  ///< Weight of unemployment against log wages in migration [1]
  double migration_return = 0;  ///< Pull of the labour force back to its size at the start [1/year]
  double unemployment_unskilled = 0;  ///< Usual unemployment of the unskilled where the region's
                                      ///< own figure is not given [share]
  double unemployment_skilled =
      0;  ///< Usual unemployment of the skilled where the region's own figure is not given [share]
  // Finance and R&D
  double own_labour = 0;        ///< Owner's own labour, paid from what is left [persons]
  double profit_tax = 0;        ///< Tax on profit [share]
  double payout_speed = 0;      ///< Payout of liquidity above the buffer [1/year]
  double liquidity_buffer = 0;  ///< Liquid position that firms keep, in years of value added [year]
  double insolvency_allowance =
      0;  ///< Debt beyond the credit limit that creditors of the smallest firms bear [wu]
  double credit_limit = 0;  ///< Debt at which a firm is insolvent, in years of value added [year]
  double liquidity_share = 0;  ///< Share of a year's operating result that R&D may draw on [share]
  double research_share_cap = 0;  ///< Most that a firm plans for R&D, of value added [share]
  double research_spread = 0;     ///< Spread of R&D propensity around the sector's norm [log]
  double research_unit = 0;       ///< Smallest R&D activity worth running [wu/year]
  double researcher_wage =
      0;  ///< Annual skilled wage at par, of a researcher and of all skilled work [wu/year]
  double routine_reversion =
      0;  ///< Return of a firm's R&D propensity to its sector's norm [1/year]
  double aspiration_response =
      0;  ///< Rise of R&D propensity per log point that success falls short of the sector's [1]
  double performance_memory = 0;  ///< Speed at which past success is forgotten [1/year]
  double absorptive_base = 0;     ///< Absorptive capacity without research and at no management [1]
  double absorptive_research = 0;  ///< Most that own research adds to absorptive capacity [1]
  double absorptive_intensity =
      0;  ///< Person-years of research per job at which 1 - 1/e of that is reached, inverse [1]
  double absorptive_management =
      0;  ///< Part of absorptive capacity that innovation management adds at its best [1]
  double absorptive_limit = 0;      ///< Largest absorptive capacity [1]
  double research_stock_decay = 0;  ///< Obsolescence of research experience [1/year]
  double management_base =
      0;  ///< Capability of innovation management that firms keep by themselves [1]
  double management_decay = 0;  ///< Return of that capability to its base [1/year]
  // Projects
  double project_share = 0;  ///< Part of R&D that goes into the firm's project, the rest into small
                             ///< improvements [share]
  double project_work = 0;   ///< Median work of a recombination project [person-years]
  double project_work_small = 0;   ///< Median work of a development project [person-years]
  double project_work_spread = 0;  ///< Spread of project work [log]
  double project_staleness = 0;    ///< Loss of unfinished work [1/year]
  double project_success = 0;  ///< Chance of technical success per unit of yield and expertise [1]
  double project_success_small = 0;  ///< Chance of technical success of a development project [1]
  double project_informal =
      0;  ///< Project work of firms without R&D, of their learning by doing [1]
  double project_patience = 0;  ///< Time after which an unfinished project is dropped [year]
  double project_partner =
      0;  ///< Chance that a firm with partners looks for the second field among theirs [1]
  double project_ties = 0;  ///< Partners looked at for the second field [count]
  double project_partner_error =
      0;  ///< Error of a firm's view of what a partner's field is worth, either way [1]
  double market_delay =
      0;  ///< Mean time from technical success of a recombination to the market [year]
  double market_delay_small =
      0;  ///< Mean time from technical success of a development to the market [year]
  double launch_cost = 0;    ///< Cost of launch, of the cost of the project [share]
  double discount_rate = 0;  ///< Return that firms ask of projects [1/year]
  double finance_wedge =
      0;  ///< Extra return asked where cash does not cover the cost, of a small firm [1/year]
  double finance_young = 0;         ///< Age below which the wedge is larger [year]
  double finance_young_factor = 0;  ///< By so much [factor]
  double planning_horizon = 0;      ///< Time over which a firm counts a project's gains [year]
  double value_noise = 0;           ///< Error of a firm's view of a project's value [log]
  double appropriability =
      0;  ///< Part of a project's gains that the firm expects to keep from imitators [share]
  // Innovation
  double innovation_rate = 0;    ///< Incremental innovations a year per unit of effort [1/year]
  double innovation_step = 0;    ///< Mean gain in productivity of one incremental innovation [log]
  double research_returns = 0;   ///< Elasticity of ideas to researchers [1]
  double informal_learning = 0;  ///< Weight of learning without R&D [1]
  double informal_size = 0;      ///< Elasticity of learning without R&D to employment [1]
  double effort_base = 0;        ///< Effect of R&D effort without innovation management [1]
  double effort_management = 0;  ///< Rise of that effect with innovation management [1]
  double backlog_recovery = 0;   ///< Recovery of the stock of ideas [1/year]
  double backlog_use = 0;        ///< Stock of ideas left after one innovation [1]
  double product_line = 0;       ///< Staff and researchers behind one product line [persons]
  double researcher_lines = 0;   ///< Staff that one researcher counts for in product lines [1]
  double product_line_exponent = 0;  ///< Elasticity of the number of product lines to staff [1]
  double frontier_growth =
      0;  ///< Growth of the world's productivity frontier: who does not learn falls behind [1/year]
  double potential_base =
      0;  ///< Productivity that knowledge unrelated to the sector supports [log]
  double potential_fit =
      0;  ///< Rise of the supported productivity with the fit of knowledge to the sector [log]
  double potential_softness =
      0;  ///< Excess over the supported productivity at which gains fall by 1/e [log]
  double potential_erosion =
      0;  ///< Erosion of productivity beyond what knowledge supports [1/year]
  double innovation_expertise = 0;  ///< Gain of expertise in the firm's best field from an
                                    ///< improvement, of what is missing [1]
  double radical_step = 0;          ///< Mean size of a recombination's advance, half [log]
  double radical_gain = 0;  ///< Part of the advance that shows in productivity at launch [1]
  double radical_potential =
      0;  ///< Part of the advance that raises what the firm's knowledge supports [1]
  double radical_partner = 0;  ///< Part of the advance that the partner gains [1]
  double recombination_learning =
      0;  ///< Part of the other field's expertise that a successful recombination teaches [1]
  double radical_slack = 0;  ///< How far recombination reaches beyond the supported productivity
                             ///< before gains fall [log]
  double radical_lines = 0;  ///< Fall of an advance's effect with the number of product lines [1]
  double recombination_limit = 0;  ///< Largest stock of recombined knowledge [log]
  double recombination_decay = 0;  ///< Obsolescence of recombined knowledge [1/year]
  double depletion_scale = 0;  ///< Recent uses of a pair of fields, in a region of par size, that
                               ///< halve its yield [count]
  double depletion_decay = 0;  ///< Forgetting of past uses [1/year]
  // Learning
  double expertise_decay = 0;       ///< Decay of expertise in fields beside the best [1/year]
  double expertise_decay_best = 0;  ///< Decay of expertise in the best field [1/year]
  double imitation_rate = 0;        ///< Rate of looking at another firm's practice [1/year]
  double imitation_base = 0;        ///< Part of that rate which needs no absorptive capacity [1]
  double imitation_share = 0;       ///< Part of the gap that imitation closes at full capacity [1]
  double imitation_floor = 0;  ///< Part of imitation's yield that needs no absorptive capacity [1]
  double imitation_partner =
      0;  ///< Imitation of partners in related sectors instead of firms of the own sector [1]
  double related_sector = 0;  ///< Relatedness of sectors from which practice can be taken over [1]
  double world_practice = 0;  ///< Rate of learning from the rest of the world [1/year]
  double world_practice_exporter = 0;  ///< Factor on that rate for exporters [1]
  double world_practice_other = 0;     ///< Factor on that rate for others [1]
  double world_practice_mean = 0;      ///< Mean of productivity seen abroad [log]
  double world_practice_spread = 0;    ///< Spread of productivity seen abroad [log]
  double partner_learning =
      0;  ///< Rate of learning a field from partners, times absorptive capacity [1/year]
  double partner_learning_share = 0;  ///< Part of the gap in expertise that it closes [1]
  double mobility_learning =
      0;  ///< Rate of learning through people who change jobs, times 1 + log size [1/year]
  double mobility_learning_share = 0;  ///< Part of the gap in expertise that it closes [1]
  double mobility_sector = 0;          ///< Moves within the own sector [1]
  double new_field_share = 0;  ///< Level at which an unknown field is learnt, of the source's [1]
  double gain_limit = 0;       ///< Largest gain of productivity in a quarter [log]
  double backward_spillover = 0;  ///< Rate of learning from foreign buyers per unit of sales to
                                  ///< them, times absorptive capacity [1/year]
  double backward_share = 0;      ///< Part of the productivity gap to the buyer that it closes [1]
  double backward_field = 0;  ///< Chance that contact with a foreign buyer also teaches a field,
                              ///< per unit of relatedness of the two sectors [1]
  // Partnerships
  double tie_dissolution = 0;  ///< End of partnerships [1/year]
  double tie_trust =
      0;  ///< Fall of that rate with full trust of a cluster organisation's members [1]
  double tie_cost = 0;          ///< Upkeep of a partnership, each side [wu/year]
  double search_rate = 0;       ///< Search for a partner [1/year]
  double search_idle = 0;       ///< Factor on it for small firms without R&D [1]
  double search_idle_size = 0;  ///< Size below which firms without R&D are small [persons]
  double search_organised = 0;  ///< Rise of search with the quality of the cluster organisation [1]
  double candidates = 0;        ///< Firms looked at in one search [count]
  double candidates_organised =
      0;  ///< Further ones through a cluster organisation at full quality [count]
  double candidate_sector = 0;   ///< Candidates from the own sector [1]
  double candidate_partner = 0;  ///< Candidates among partners' partners [1]
  double score_familiar = 0;     ///< Weight of the familiar where little is visible [1]
  double score_complement = 0;   ///< Weight of complementary knowledge where it is visible [1]
  double score_absorptive = 0;   ///< Weight of the other side's absorptive capacity [1]
  double score_noise = 0;        ///< Weight of chance, Gumbel [1]
  double visibility_base = 0;    ///< Visibility of complementary knowledge [1]
  double visibility_trust =
      0;  ///< Rise of it between members of one cluster organisation with trust [1]
  double proposal_threshold = 0;  ///< Score from which a partnership is proposed [1]
  double university_tie = 0;      ///< Searches that go to a university [1]
  // Clusters and their organisations
  double cluster_relatedness =
      0;  ///< Relatedness of sectors from which they may form a cluster [1]
  double cluster_quotient =
      0;  ///< Location quotient from which a sector may be part of a cluster [1]
  double cluster_tradability =
      0;                    ///< Tradability above which a sector may be part of a cluster [1]
  double cluster_jobs = 0;  ///< Jobs from which a sector may be part of a cluster [persons]
  double team_cost = 0;     ///< Cost of the smallest team of a cluster organisation [wu/year]
  double team_full = 0;     ///< Further cost of a full team [wu/year]
  double team_growth =
      0;  ///< Growth of an organisation's quality towards what its funding allows [1/year]
  double team_horizon = 0;     ///< Announced funding from which staff stay [year]
  double team_decay = 0;       ///< Loss of quality when funding has ended [1/year]
  double trust_growth = 0;     ///< Growth of trust with quality [1/year]
  double trust_decay = 0;      ///< Loss of trust without quality [1/year]
  double membership_rate = 0;  ///< Joining a cluster organisation of full quality [1/year]
  double membership_idle = 0;  ///< Factor on it for small firms without R&D [1]
  double overlap_absorptive =
      0;  ///< Absorptive capacity at which overlaps of clusters are valued [1]
  // Births and closures
  double closure_base = 0;         ///< Closure hazard of an old firm of one person [1/year]
  double closure_young = 0;        ///< Extra closure hazard at opening [1/year]
  double closure_young_decay = 0;  ///< Time in which the extra hazard falls by 1/e [year]
  double closure_size = 0;         ///< Fall of the closure hazard with employment [1]
  double liquidation_chance =
      0;                       ///< Chance that a firm below the smallest size gives up [1/quarter]
  double smallest_firm = 0;    ///< Size below which a firm is being wound up [persons]
  double founder_rate = 0;     ///< People who want to found a firm, of the labour force [1/year]
  double founder_finance = 0;  ///< Founders who find finance [1]
  double founder_home = 0;     ///< Founders who stay in the sector in which they worked [1]
  double founder_market = 0;   ///< Weight of log market size in the choice of sector [1]
  double founder_market_local = 0;  ///< Local sales in the market that founders see [share]
  double founder_fit = 0;           ///< Weight of knowledge in the choice of sector [1]
  double founder_knowledge = 0;     ///< Expertise that a founder takes along [1]
  double founder_fit_gain =
      0;  ///< Effect of the fit of knowledge on a new firm's productivity [log]
  double founder_fit_par =
      0;  ///< Fit at which a new firm has the productivity of an average one [1]
  double founder_employment = 0;  ///< Mean staff of a new firm beyond its founder [persons]
  double founder_inheritance =
      0;  ///< Part of the sector's mean log productivity that a new firm reaches [1]
  double founder_handicap =
      0;  ///< Productivity of a new firm below what it takes over from its sector [log]
  double founder_spread = 0;     ///< Spread of new firms' productivity [log]
  double founder_cash = 0;       ///< Liquid position of a new firm, in years of value added [year]
  double spin_off_rate = 0;      ///< Spin-offs of a firm of 50 persons [1/year]
  double spin_off_smallest = 0;  ///< Size from which firms have spin-offs [persons]
  double spin_off_par = 0;       ///< Size to which the rate of spin-offs refers [persons]
  double spin_off_radical = 0;   ///< Rise of the rate after a recent recombination [1]
  double spin_off_recent =
      0;  ///< Time after a recombination in which the rate of spin-offs is higher [year]
  double spin_off_productivity =
      0;  ///< Rise of the log rate with the parent's log productivity [1]
  double spin_off_productivity_most = 0;  ///< Log productivity beyond which the parent's lead
                                          ///< raises the rate of spin-offs no further [log]
  double spin_off_home = 0;               ///< Spin-offs that stay in the parent's sector [1]
  double spin_off_market = 0;  ///< Weight of log market size in a spin-off's choice of sector [1]
  double spin_off_knowledge_low =
      0;  ///< Least part of the parent's expertise in a field that a spin-off takes along [1]
  double spin_off_knowledge_high = 0;  ///< Largest part of it [1]
  double spin_off_recombined =
      0;  ///< Part of the parent's recombined knowledge that a spin-off takes along [1]
  double spin_off_inheritance =
      0;  ///< Part of the parent's log productivity that a spin-off reaches [1]
  double spin_off_handicap = 0;    ///< Productivity of a spin-off below that [log]
  double spin_off_fit_gain = 0;    ///< Effect of fit on a spin-off's productivity [log]
  double spin_off_fit_par = 0;     ///< Fit at which it has no effect [1]
  double spin_off_spread = 0;      ///< Spread of spin-offs' productivity [log]
  double spin_off_loss = 0;        ///< Staff that leave the parent with a spin-off [persons]
  double university_spin_off = 0;  ///< Spin-offs per unit of a university's strength in a field in
                                   ///< a region of par size [1/year]
  double university_spin_off_research =
      0;  ///< R&D propensity of university spin-offs, of the sector's norm [1]
  // Foreign firms
  double foreign_share =
      0;  ///< Jobs in foreign-controlled firms where the region's own figure is not given [share]
  double foreign_size = 0;  ///< Rise of the chance of being foreign-owned with size at founding [1]
  double foreign_premium = 0;   ///< Productivity of foreign firms above others at founding [log]
  double foreign_parent = 0;    ///< What the parent's knowledge adds to the productivity that an
                                ///< affiliate's own knowledge supports [log]
  double foreign_projects = 0;  ///< Foreign projects that consider a region of par size [1/year]
  double foreign_utility =
      0;  ///< Attraction of an average region against the best alternative, log odds [1]
  double foreign_tradability = 0;  ///< Tradability from which foreign projects come to a sector [1]
  double foreign_knowledge = 0;    ///< Projects that seek knowledge [1]
  double foreign_cost_wage = 0;    ///< Weight of log wages for cost seekers [1]
  double foreign_cost_fit = 0;     ///< Weight of the region's knowledge for cost seekers [1]
  double foreign_knowledge_wage = 0;  ///< Weight of log wages for knowledge seekers [1]
  double foreign_knowledge_fit = 0;  ///< Weight of the region's knowledge for knowledge seekers [1]
  double foreign_fit_par = 0;    ///< Depth of the desired fields at which a region is average [1]
  double foreign_cost_size = 0;  ///< Mean log jobs of cost seekers at opening [log]
  double foreign_knowledge_size = 0;  ///< Mean log jobs of knowledge seekers at opening [log]
  double foreign_size_spread = 0;     ///< Spread of log jobs at opening [log]
  double foreign_largest =
      0;  ///< Most jobs of one foreign project, of the region's labour force [share]
  double foreign_cost_productivity = 0;       ///< Mean productivity of cost seekers [log]
  double foreign_knowledge_productivity = 0;  ///< Mean productivity of knowledge seekers [log]
  double foreign_productivity_spread = 0;     ///< Spread of foreign projects' productivity [log]
  double foreign_cost_delay = 0;       ///< Time from decision to opening, cost seekers [year]
  double foreign_knowledge_delay = 0;  ///< Time from decision to opening, knowledge seekers [year]
  double foreign_exports =
      0;  ///< Exports in the sales of a new affiliate in a fully tradable sector [share]
  double foreign_research = 0;  ///< R&D propensity of knowledge seekers, of the sector's norm [1]
  double foreign_expertise_low =
      0;  ///< Lowest expertise of a new affiliate in the fields that it seeks [1]
  double foreign_expertise_high =
      0;  ///< Highest expertise of a new affiliate in the fields that it seeks [1]
  double foreign_review =
      0;  ///< Rate at which headquarters compare an affiliate's place with others [1/year]
  double foreign_inertia = 0;  ///< Advantage of staying [1]
  double foreign_stay_fit =
      0;                   ///< Weight of the region's knowledge in staying, of that in coming [1]
  double foreign_tie = 0;  ///< Advantage of staying per local partnership [1]
  double foreign_tie_most = 0;  ///< Most that local partnerships count [1]
  double foreign_fitness = 0;   ///< Advantage of staying per unit of fitness against the world [1]
  double foreign_catching_up =
      0;  ///< Fall of the wage of a cost seeker's best alternative since it came [1/year]
  double mandate_erosion = 0;  ///< Loss of an affiliate's export mandate, times 0.75 [1/year]
  double mandate_tie = 0;      ///< Factor on that loss per local partnership [1]
  double foreign_sourcing =
      0;  ///< Local purchases of a settled affiliate, of those of a domestic firm [share]
  double foreign_sourcing_time = 0;  ///< Time in which an affiliate finds local suppliers [year]
  double field_depth =
      0;  ///< Expertise per job in a field at which a region's depth in it is one half [1]
  // Programmes and their agencies
  double agency_information =
      0;  ///< Part of the truth that an agency sees where a scenario does not say [1]
  double information_noise =
      0;  ///< Spread of what an agency that knows nothing takes for a quantity [log]
  double jury_bias =
      0;  ///< Lead in a jury's eyes of an applicant whose partnerships are all in use [log]
  double call_awareness = 0;  ///< Chance that a firm hears of a call that is for it [1/quarter]
  double call_members =
      0;  ///< Rise of that chance for members of a cluster organisation of full quality [1/quarter]
  double application_cost = 0;  ///< Cost of an application to the applicant, won or not [wu]
  double credibility_break =
      0;  ///< Part of its credibility that an agency keeps when it breaks its word [1]
  double credibility_recovery = 0;  ///< Return of an agency's credibility [1/year]
  double platform_candidates = 0;   ///< Participants at whom a firm looks at a platform [count]
  double platform_visibility =
      0;  ///< Rise of the visibility of other participants' knowledge at a platform [1]
  double call_search =
      0;  ///< Search for a partner of firms that a call for joint projects reaches [1/year]
  double expert_management = 0;  ///< Rise of the capability to manage innovation through an
                                 ///< expert's work, of what is missing [1]
  double lead_user =
      0;  ///< Factor on the pace to the market while a public customer uses the new product [1]
  double prospect_error = 0;  ///< Spread of the error about depth of an agency that knows nothing
                              ///< of foreign projects [1]
  // Universities
  double university_jobs =
      0;  ///< Jobs per university where the region's own list is not given [persons]
  double university_fields = 0;    ///< Strong fields of such a university [count]
  double university_strength = 0;  ///< Its strength in them [1]
  // Founding of a region
  double size_exponent = 0;       ///< Pareto exponent of firm sizes, about 1.06 [1]
  double size_smallest = 0;       ///< Smallest firm at founding [persons]
  double size_largest = 0;        ///< Largest firm at founding [persons]
  double size_largest_share = 0;  ///< Most of a sector's employment in one firm [share]
  double export_share_largest =
      0;  ///< Most of an exporter's sales that go outside the region at founding [share]
  double productivity_spread = 0;  ///< Spread of productivity at founding [log]
  double size_par =
      0;  ///< Size at which a firm has its sector's mean productivity at founding [persons]
  double size_productivity = 0;  ///< Elasticity of productivity to size at founding [1]
  double exporter_base = 0;  ///< Chance that a one-person firm sells outside at founding, per unit
                             ///< of the share that its sector sells there [1]
  double exporter_size = 0;  ///< Rise of that chance per log point of employment [1]
  double firm_age = 0;       ///< Mean age of firms at founding [year]
  double founding_expertise_low = 0;   ///< Lowest expertise at founding [1]
  double founding_expertise_high = 0;  ///< Highest expertise at founding [1]
  double spin_up = 0;  ///< Whole years that a region lives before its figures are anchored and the
                       ///< run begins [year]
  double outside_learning =
      0;  ///< Speed at which outside fitness is found that keeps a sector's exports [1/year]
  double outside_years = 0;  ///< Whole years over which outside fitness is sought [year]
  double calibration_futures =
      0;  ///< Number of futures over which the outside of a region is averaged [count]
  double distance_exponent_low =
      0;  ///< Exponent of relatedness in recombination without absorptive capacity [1]
  double distance_exponent_high = 0;  ///< The same at full absorptive capacity [1]
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
    ParameterField{"export_entry", "1/year", &Parameters::export_entry},
    ParameterField{"export_entry_fitness", "1", &Parameters::export_entry_fitness},
    ParameterField{"export_entry_base", "1", &Parameters::export_entry_base},
    ParameterField{"export_entry_size", "1", &Parameters::export_entry_size},
    ParameterField{"export_failure", "1/year", &Parameters::export_failure},
    ParameterField{"export_small", "share", &Parameters::export_small},
    ParameterField{"export_founder_chance", "1", &Parameters::export_founder_chance},
    ParameterField{"export_founder_share", "share", &Parameters::export_founder_share},
    ParameterField{"agglomeration_gain", "1", &Parameters::agglomeration_gain},
    ParameterField{"agglomeration_cost", "1", &Parameters::agglomeration_cost},
    ParameterField{"agglomeration_par", "persons", &Parameters::agglomeration_par},
    ParameterField{"capacity_limit", "1", &Parameters::capacity_limit},
    ParameterField{"import_competition", "1", &Parameters::import_competition},
    ParameterField{"import_limit", "log", &Parameters::import_limit},
    ParameterField{"local_share_highest", "share", &Parameters::local_share_highest},
    ParameterField{"world_cycle", "log", &Parameters::world_cycle},
    ParameterField{"world_cycle_memory", "1", &Parameters::world_cycle_memory},
    ParameterField{"world_drift", "1/year", &Parameters::world_drift},
    ParameterField{"consumption_share", "share", &Parameters::consumption_share},
    ParameterField{"dividends_local", "share", &Parameters::dividends_local},
    ParameterField{"dividends_foreign", "share", &Parameters::dividends_foreign},
    ParameterField{"income_tax", "share", &Parameters::income_tax},
    ParameterField{"unemployment_benefit", "wage", &Parameters::unemployment_benefit},
    ParameterField{"public_transfer", "wu/person", &Parameters::public_transfer},
    ParameterField{"hiring_speed", "1/quarter", &Parameters::hiring_speed},
    ParameterField{"operating_margin", "share", &Parameters::operating_margin},
    ParameterField{"labour_share_highest", "share", &Parameters::labour_share_highest},
    ParameterField{"pool_limit", "share", &Parameters::pool_limit},
    ParameterField{"skill_substitution", "1", &Parameters::skill_substitution},
    ParameterField{"wage_adjustment", "1/year", &Parameters::wage_adjustment},
    ParameterField{"wage_curve", "1", &Parameters::wage_curve},
    ParameterField{"wage_curve_floor", "share", &Parameters::wage_curve_floor},
    ParameterField{"migration_unskilled", "1/year", &Parameters::migration_unskilled},
    ParameterField{"migration_skilled", "1/year", &Parameters::migration_skilled},
    ParameterField{"migration_unemployment", "1", &Parameters::migration_unemployment},
    ParameterField{"migration_return", "1/year", &Parameters::migration_return},
    ParameterField{"unemployment_unskilled", "share", &Parameters::unemployment_unskilled},
    ParameterField{"unemployment_skilled", "share", &Parameters::unemployment_skilled},
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
    ParameterField{"routine_reversion", "1/year", &Parameters::routine_reversion},
    ParameterField{"aspiration_response", "1", &Parameters::aspiration_response},
    ParameterField{"performance_memory", "1/year", &Parameters::performance_memory},
    ParameterField{"absorptive_base", "1", &Parameters::absorptive_base},
    ParameterField{"absorptive_research", "1", &Parameters::absorptive_research},
    ParameterField{"absorptive_intensity", "1", &Parameters::absorptive_intensity},
    ParameterField{"absorptive_management", "1", &Parameters::absorptive_management},
    ParameterField{"absorptive_limit", "1", &Parameters::absorptive_limit},
    ParameterField{"research_stock_decay", "1/year", &Parameters::research_stock_decay},
    ParameterField{"management_base", "1", &Parameters::management_base},
    ParameterField{"management_decay", "1/year", &Parameters::management_decay},
    ParameterField{"project_share", "share", &Parameters::project_share},
    ParameterField{"project_work", "person-years", &Parameters::project_work},
    ParameterField{"project_work_small", "person-years", &Parameters::project_work_small},
    ParameterField{"project_work_spread", "log", &Parameters::project_work_spread},
    ParameterField{"project_staleness", "1/year", &Parameters::project_staleness},
    ParameterField{"project_success", "1", &Parameters::project_success},
    ParameterField{"project_success_small", "1", &Parameters::project_success_small},
    ParameterField{"project_informal", "1", &Parameters::project_informal},
    ParameterField{"project_patience", "year", &Parameters::project_patience},
    ParameterField{"project_partner", "1", &Parameters::project_partner},
    ParameterField{"project_ties", "count", &Parameters::project_ties},
    ParameterField{"project_partner_error", "1", &Parameters::project_partner_error},
    ParameterField{"market_delay", "year", &Parameters::market_delay},
    ParameterField{"market_delay_small", "year", &Parameters::market_delay_small},
    ParameterField{"launch_cost", "share", &Parameters::launch_cost},
    ParameterField{"discount_rate", "1/year", &Parameters::discount_rate},
    ParameterField{"finance_wedge", "1/year", &Parameters::finance_wedge},
    ParameterField{"finance_young", "year", &Parameters::finance_young},
    ParameterField{"finance_young_factor", "factor", &Parameters::finance_young_factor},
    ParameterField{"planning_horizon", "year", &Parameters::planning_horizon},
    ParameterField{"value_noise", "log", &Parameters::value_noise},
    ParameterField{"appropriability", "share", &Parameters::appropriability},
    ParameterField{"innovation_rate", "1/year", &Parameters::innovation_rate},
    ParameterField{"innovation_step", "log", &Parameters::innovation_step},
    ParameterField{"research_returns", "1", &Parameters::research_returns},
    ParameterField{"informal_learning", "1", &Parameters::informal_learning},
    ParameterField{"informal_size", "1", &Parameters::informal_size},
    ParameterField{"effort_base", "1", &Parameters::effort_base},
    ParameterField{"effort_management", "1", &Parameters::effort_management},
    ParameterField{"backlog_recovery", "1/year", &Parameters::backlog_recovery},
    ParameterField{"backlog_use", "1", &Parameters::backlog_use},
    ParameterField{"product_line", "persons", &Parameters::product_line},
    ParameterField{"researcher_lines", "1", &Parameters::researcher_lines},
    ParameterField{"product_line_exponent", "1", &Parameters::product_line_exponent},
    ParameterField{"frontier_growth", "1/year", &Parameters::frontier_growth},
    ParameterField{"potential_base", "log", &Parameters::potential_base},
    ParameterField{"potential_fit", "log", &Parameters::potential_fit},
    ParameterField{"potential_softness", "log", &Parameters::potential_softness},
    ParameterField{"potential_erosion", "1/year", &Parameters::potential_erosion},
    ParameterField{"innovation_expertise", "1", &Parameters::innovation_expertise},
    ParameterField{"radical_step", "log", &Parameters::radical_step},
    ParameterField{"radical_gain", "1", &Parameters::radical_gain},
    ParameterField{"radical_potential", "1", &Parameters::radical_potential},
    ParameterField{"radical_partner", "1", &Parameters::radical_partner},
    ParameterField{"recombination_learning", "1", &Parameters::recombination_learning},
    ParameterField{"radical_slack", "log", &Parameters::radical_slack},
    ParameterField{"radical_lines", "1", &Parameters::radical_lines},
    ParameterField{"recombination_limit", "log", &Parameters::recombination_limit},
    ParameterField{"recombination_decay", "1/year", &Parameters::recombination_decay},
    ParameterField{"depletion_scale", "count", &Parameters::depletion_scale},
    ParameterField{"depletion_decay", "1/year", &Parameters::depletion_decay},
    ParameterField{"expertise_decay", "1/year", &Parameters::expertise_decay},
    ParameterField{"expertise_decay_best", "1/year", &Parameters::expertise_decay_best},
    ParameterField{"imitation_rate", "1/year", &Parameters::imitation_rate},
    ParameterField{"imitation_base", "1", &Parameters::imitation_base},
    ParameterField{"imitation_share", "1", &Parameters::imitation_share},
    ParameterField{"imitation_floor", "1", &Parameters::imitation_floor},
    ParameterField{"imitation_partner", "1", &Parameters::imitation_partner},
    ParameterField{"related_sector", "1", &Parameters::related_sector},
    ParameterField{"world_practice", "1/year", &Parameters::world_practice},
    ParameterField{"world_practice_exporter", "1", &Parameters::world_practice_exporter},
    ParameterField{"world_practice_other", "1", &Parameters::world_practice_other},
    ParameterField{"world_practice_mean", "log", &Parameters::world_practice_mean},
    ParameterField{"world_practice_spread", "log", &Parameters::world_practice_spread},
    ParameterField{"partner_learning", "1/year", &Parameters::partner_learning},
    ParameterField{"partner_learning_share", "1", &Parameters::partner_learning_share},
    ParameterField{"mobility_learning", "1/year", &Parameters::mobility_learning},
    ParameterField{"mobility_learning_share", "1", &Parameters::mobility_learning_share},
    ParameterField{"mobility_sector", "1", &Parameters::mobility_sector},
    ParameterField{"new_field_share", "1", &Parameters::new_field_share},
    ParameterField{"gain_limit", "log", &Parameters::gain_limit},
    ParameterField{"backward_spillover", "1/year", &Parameters::backward_spillover},
    ParameterField{"backward_share", "1", &Parameters::backward_share},
    ParameterField{"backward_field", "1", &Parameters::backward_field},
    ParameterField{"tie_dissolution", "1/year", &Parameters::tie_dissolution},
    ParameterField{"tie_trust", "1", &Parameters::tie_trust},
    ParameterField{"tie_cost", "wu/year", &Parameters::tie_cost},
    ParameterField{"search_rate", "1/year", &Parameters::search_rate},
    ParameterField{"search_idle", "1", &Parameters::search_idle},
    ParameterField{"search_idle_size", "persons", &Parameters::search_idle_size},
    ParameterField{"search_organised", "1", &Parameters::search_organised},
    ParameterField{"candidates", "count", &Parameters::candidates},
    ParameterField{"candidates_organised", "count", &Parameters::candidates_organised},
    ParameterField{"candidate_sector", "1", &Parameters::candidate_sector},
    ParameterField{"candidate_partner", "1", &Parameters::candidate_partner},
    ParameterField{"score_familiar", "1", &Parameters::score_familiar},
    ParameterField{"score_complement", "1", &Parameters::score_complement},
    ParameterField{"score_absorptive", "1", &Parameters::score_absorptive},
    ParameterField{"score_noise", "1", &Parameters::score_noise},
    ParameterField{"visibility_base", "1", &Parameters::visibility_base},
    ParameterField{"visibility_trust", "1", &Parameters::visibility_trust},
    ParameterField{"proposal_threshold", "1", &Parameters::proposal_threshold},
    ParameterField{"university_tie", "1", &Parameters::university_tie},
    ParameterField{"cluster_relatedness", "1", &Parameters::cluster_relatedness},
    ParameterField{"cluster_quotient", "1", &Parameters::cluster_quotient},
    ParameterField{"cluster_tradability", "1", &Parameters::cluster_tradability},
    ParameterField{"cluster_jobs", "persons", &Parameters::cluster_jobs},
    ParameterField{"team_cost", "wu/year", &Parameters::team_cost},
    ParameterField{"team_full", "wu/year", &Parameters::team_full},
    ParameterField{"team_growth", "1/year", &Parameters::team_growth},
    ParameterField{"team_horizon", "year", &Parameters::team_horizon},
    ParameterField{"team_decay", "1/year", &Parameters::team_decay},
    ParameterField{"trust_growth", "1/year", &Parameters::trust_growth},
    ParameterField{"trust_decay", "1/year", &Parameters::trust_decay},
    ParameterField{"membership_rate", "1/year", &Parameters::membership_rate},
    ParameterField{"membership_idle", "1", &Parameters::membership_idle},
    ParameterField{"overlap_absorptive", "1", &Parameters::overlap_absorptive},
    ParameterField{"closure_base", "1/year", &Parameters::closure_base},
    ParameterField{"closure_young", "1/year", &Parameters::closure_young},
    ParameterField{"closure_young_decay", "year", &Parameters::closure_young_decay},
    ParameterField{"closure_size", "1", &Parameters::closure_size},
    ParameterField{"liquidation_chance", "1/quarter", &Parameters::liquidation_chance},
    ParameterField{"smallest_firm", "persons", &Parameters::smallest_firm},
    ParameterField{"founder_rate", "1/year", &Parameters::founder_rate},
    ParameterField{"founder_finance", "1", &Parameters::founder_finance},
    ParameterField{"founder_home", "1", &Parameters::founder_home},
    ParameterField{"founder_market", "1", &Parameters::founder_market},
    ParameterField{"founder_market_local", "share", &Parameters::founder_market_local},
    ParameterField{"founder_fit", "1", &Parameters::founder_fit},
    ParameterField{"founder_knowledge", "1", &Parameters::founder_knowledge},
    ParameterField{"founder_fit_gain", "log", &Parameters::founder_fit_gain},
    ParameterField{"founder_fit_par", "1", &Parameters::founder_fit_par},
    ParameterField{"founder_employment", "persons", &Parameters::founder_employment},
    ParameterField{"founder_inheritance", "1", &Parameters::founder_inheritance},
    ParameterField{"founder_handicap", "log", &Parameters::founder_handicap},
    ParameterField{"founder_spread", "log", &Parameters::founder_spread},
    ParameterField{"founder_cash", "year", &Parameters::founder_cash},
    ParameterField{"spin_off_rate", "1/year", &Parameters::spin_off_rate},
    ParameterField{"spin_off_smallest", "persons", &Parameters::spin_off_smallest},
    ParameterField{"spin_off_par", "persons", &Parameters::spin_off_par},
    ParameterField{"spin_off_radical", "1", &Parameters::spin_off_radical},
    ParameterField{"spin_off_recent", "year", &Parameters::spin_off_recent},
    ParameterField{"spin_off_productivity", "1", &Parameters::spin_off_productivity},
    ParameterField{"spin_off_productivity_most", "log", &Parameters::spin_off_productivity_most},
    ParameterField{"spin_off_home", "1", &Parameters::spin_off_home},
    ParameterField{"spin_off_market", "1", &Parameters::spin_off_market},
    ParameterField{"spin_off_knowledge_low", "1", &Parameters::spin_off_knowledge_low},
    ParameterField{"spin_off_knowledge_high", "1", &Parameters::spin_off_knowledge_high},
    ParameterField{"spin_off_recombined", "1", &Parameters::spin_off_recombined},
    ParameterField{"spin_off_inheritance", "1", &Parameters::spin_off_inheritance},
    ParameterField{"spin_off_handicap", "log", &Parameters::spin_off_handicap},
    ParameterField{"spin_off_fit_gain", "log", &Parameters::spin_off_fit_gain},
    ParameterField{"spin_off_fit_par", "1", &Parameters::spin_off_fit_par},
    ParameterField{"spin_off_spread", "log", &Parameters::spin_off_spread},
    ParameterField{"spin_off_loss", "persons", &Parameters::spin_off_loss},
    ParameterField{"university_spin_off", "1/year", &Parameters::university_spin_off},
    ParameterField{"university_spin_off_research", "1", &Parameters::university_spin_off_research},
    ParameterField{"foreign_share", "share", &Parameters::foreign_share},
    ParameterField{"foreign_size", "1", &Parameters::foreign_size},
    ParameterField{"foreign_premium", "log", &Parameters::foreign_premium},
    ParameterField{"foreign_parent", "log", &Parameters::foreign_parent},
    ParameterField{"foreign_projects", "1/year", &Parameters::foreign_projects},
    ParameterField{"foreign_utility", "1", &Parameters::foreign_utility},
    ParameterField{"foreign_tradability", "1", &Parameters::foreign_tradability},
    ParameterField{"foreign_knowledge", "1", &Parameters::foreign_knowledge},
    ParameterField{"foreign_cost_wage", "1", &Parameters::foreign_cost_wage},
    ParameterField{"foreign_cost_fit", "1", &Parameters::foreign_cost_fit},
    ParameterField{"foreign_knowledge_wage", "1", &Parameters::foreign_knowledge_wage},
    ParameterField{"foreign_knowledge_fit", "1", &Parameters::foreign_knowledge_fit},
    ParameterField{"foreign_fit_par", "1", &Parameters::foreign_fit_par},
    ParameterField{"foreign_cost_size", "log", &Parameters::foreign_cost_size},
    ParameterField{"foreign_knowledge_size", "log", &Parameters::foreign_knowledge_size},
    ParameterField{"foreign_size_spread", "log", &Parameters::foreign_size_spread},
    ParameterField{"foreign_largest", "share", &Parameters::foreign_largest},
    ParameterField{"foreign_cost_productivity", "log", &Parameters::foreign_cost_productivity},
    ParameterField{"foreign_knowledge_productivity", "log",
                   &Parameters::foreign_knowledge_productivity},
    ParameterField{"foreign_productivity_spread", "log", &Parameters::foreign_productivity_spread},
    ParameterField{"foreign_cost_delay", "year", &Parameters::foreign_cost_delay},
    ParameterField{"foreign_knowledge_delay", "year", &Parameters::foreign_knowledge_delay},
    ParameterField{"foreign_exports", "share", &Parameters::foreign_exports},
    ParameterField{"foreign_research", "1", &Parameters::foreign_research},
    ParameterField{"foreign_expertise_low", "1", &Parameters::foreign_expertise_low},
    ParameterField{"foreign_expertise_high", "1", &Parameters::foreign_expertise_high},
    ParameterField{"foreign_review", "1/year", &Parameters::foreign_review},
    ParameterField{"foreign_inertia", "1", &Parameters::foreign_inertia},
    ParameterField{"foreign_stay_fit", "1", &Parameters::foreign_stay_fit},
    ParameterField{"foreign_tie", "1", &Parameters::foreign_tie},
    ParameterField{"foreign_tie_most", "1", &Parameters::foreign_tie_most},
    ParameterField{"foreign_fitness", "1", &Parameters::foreign_fitness},
    ParameterField{"foreign_catching_up", "1/year", &Parameters::foreign_catching_up},
    ParameterField{"mandate_erosion", "1/year", &Parameters::mandate_erosion},
    ParameterField{"mandate_tie", "1", &Parameters::mandate_tie},
    ParameterField{"foreign_sourcing", "share", &Parameters::foreign_sourcing},
    ParameterField{"foreign_sourcing_time", "year", &Parameters::foreign_sourcing_time},
    ParameterField{"agency_information", "1", &Parameters::agency_information},
    ParameterField{"information_noise", "log", &Parameters::information_noise},
    ParameterField{"jury_bias", "log", &Parameters::jury_bias},
    ParameterField{"call_awareness", "1/quarter", &Parameters::call_awareness},
    ParameterField{"call_members", "1/quarter", &Parameters::call_members},
    ParameterField{"application_cost", "wu", &Parameters::application_cost},
    ParameterField{"credibility_break", "1", &Parameters::credibility_break},
    ParameterField{"credibility_recovery", "1/year", &Parameters::credibility_recovery},
    ParameterField{"platform_candidates", "count", &Parameters::platform_candidates},
    ParameterField{"platform_visibility", "1", &Parameters::platform_visibility},
    ParameterField{"call_search", "1/year", &Parameters::call_search},
    ParameterField{"expert_management", "1", &Parameters::expert_management},
    ParameterField{"lead_user", "1", &Parameters::lead_user},
    ParameterField{"prospect_error", "1", &Parameters::prospect_error},
    ParameterField{"field_depth", "1", &Parameters::field_depth},
    ParameterField{"university_jobs", "persons", &Parameters::university_jobs},
    ParameterField{"university_fields", "count", &Parameters::university_fields},
    ParameterField{"university_strength", "1", &Parameters::university_strength},
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
    ParameterField{"founding_expertise_low", "1", &Parameters::founding_expertise_low},
    ParameterField{"founding_expertise_high", "1", &Parameters::founding_expertise_high},
    ParameterField{"spin_up", "year", &Parameters::spin_up},
    ParameterField{"outside_learning", "1/year", &Parameters::outside_learning},
    ParameterField{"outside_years", "year", &Parameters::outside_years},
    ParameterField{"calibration_futures", "count", &Parameters::calibration_futures},
    ParameterField{"distance_exponent_low", "1", &Parameters::distance_exponent_low},
    ParameterField{"distance_exponent_high", "1", &Parameters::distance_exponent_high},
};

}  // namespace spearhead

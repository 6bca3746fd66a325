#include "cli/commands.h"
#include "cli/source_argument.h"

#include "core/number_format.h"
#include "session/export.h"
#include "session/sites.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace thonmap::cli {

namespace {

using document::Value;
using session::SiteChoice;

struct SitesOptions {
    std::string plan;
    std::string map;
    std::string output;
};

Value choiceValue(const SiteChoice& choice, Language language) {
    const siting::LocationSolution& solution = choice.solution;
    const bool solved = solution.status != siting::SolutionStatus::infeasible;
    Value value = Value::object();
    value.set("model", siting::modelName(choice.model));
    value.set("status", siting::statusName(solution.status));
    value.set("objective", solved ? Value(solution.objective) : Value());
    value.set("bound", solved ? Value(solution.bound) : Value());
    value.set("gap", solved ? Value(solution.gap) : Value());
    value.set("p", choice.p);
    value.set("service_distance",
              choice.serviceDistanceMetres > 0 ? Value(choice.serviceDistanceMetres) : Value());
    Value& chosen = value.set("chosen", Value::array());
    for (const SiteChoice::Site& site : choice.sites)
        chosen.push(site.id);
    Value& assignment = value.set("assignment", Value::array());
    for (const SiteChoice::Demand& place : choice.demand) {
        Value& item = assignment.push(Value::object());
        item.set("id", place.id);
        item.set("site", place.site ? Value(choice.sites[*place.site].id) : Value());
        item.set("distance",
                 std::isfinite(place.distanceMetres) ? Value(place.distanceMetres) : Value());
        item.set("weight", place.weight);
        item.set("served", place.served);
    }
    value.set("total_weight", choice.totalWeight);
    value.set("served_weight", solved ? Value(choice.servedWeight) : Value());
    value.set("mean_distance", solved ? Value(choice.meanDistanceMetres) : Value());
    // Ranking models and their robustness are not among the models solved here.
    value.set("ranking", Value::array());
    value.set("robustness", Value::array());
    Value& groups = value.set("coverage_by_group", Value::object());
    for (const SiteChoice::GroupCoverage& group : choice.groups)
        if (group.total > 0)
            groups.set(group.group, group.served / group.total);
    value.set("message", choice.status.in(language));
    value.set("least_p", solution.leastP ? Value(*solution.leastP) : Value());
    Value& left = value.set("left_out", Value::array());
    for (const std::string& name : choice.leftOut)
        left.push(name);
    value.set("illustrative", choice.illustrative);
    value.set("milliseconds", choice.milliseconds);
    return value;
}

void printText(const Surroundings& at, const SiteChoice& choice) {
    const Language language = at.language;
    at.out << choice.title.in(language) << '\n' << choice.status.in(language) << '\n';
    if (!choice.sentence.in(language).empty())
        at.out << choice.sentence.in(language) << '\n';
    if (choice.illustrative)
        at.out << at.words("Minh hoạ: không phải số liệu chính thức\n",
                           "Illustrative: not official figures\n");
    int number = 0;
    for (const SiteChoice::Site& site : choice.sites)
        at.out << fmt::format("{:>3}. {}{}  {} {}, {} {}\n", ++number, site.name,
                              site.name == site.id ? "" : " (" + site.id + ')',
                              formatInteger(static_cast<std::int64_t>(site.places), language),
                              at.words("nơi", "places"), formatNumber(site.people, 0, language),
                              at.words("người (trọng số)", "people (weight)"));
}

int sites(const SitesOptions& options, const Surroundings& at) {
    Diagnostics diagnostics;
    Result<session::SiteChoicePtr> choice = [&]() -> Result<session::SiteChoicePtr> {
        const ProgressBar bar(at);
        session::MapPtr map;
        if (!options.map.empty()) {
            Result<session::MapPtr> opened = session::open(options.map, bar.progress());
            if (!opened)
                return std::unexpected(std::move(opened.error()));
            map = std::move(*opened);
        }
        return session::chooseSites(std::filesystem::path(options.plan), map.get(), diagnostics,
                                    bar.progress());
    }();
    if (!choice)
        return refuse(at, choice.error());
    if (Result<void> damaged = refuseDamaged(diagnostics); !damaged)
        return refuse(at, damaged.error());
    const bool infeasible = (*choice)->solution.status == siting::SolutionStatus::infeasible;
    // Infeasible is the answer; there is nothing to draw, and no file pretends otherwise.
    const bool writes = !options.output.empty() && !infeasible;
    if (writes)
        if (auto written = session::exportSites(**choice, options.output, diagnostics); !written)
            return refuse(at, written.error());
    if (at.json) {
        printJson(at, choiceValue(**choice, at.language));
        return kDone;
    }
    printText(at, **choice);
    tell(at, diagnostics);
    if (writes)
        tellWritten(at, options.output);
    return kDone;
}

} // namespace

void addSites(CLI::App& app, Language language, Action& chosen) {
    const bool vi = language == Language::vi;
    auto options = std::make_shared<SitesOptions>();
    CLI::App* command =
        app.add_subcommand("sites", vi ? "Chọn điểm tốt nhất theo một kế hoạch, có chứng minh"
                                       : "The best sites for a plan, with proof");
    command->add_option("PLAN", options->plan, vi ? "Tệp kế hoạch *.plan.json" : "Plan *.plan.json")
        ->required();
    command->add_option("--map", options->map,
                        vi ? "Bản đồ có các lớp mà kế hoạch nêu"
                           : "Map whose layers the plan names");
    command->add_option("-o,--output", options->output,
                        vi ? "Ghi các điểm và đường nối ra tệp"
                           : "Write sites and links to a file");
    command->footer(std::string(vi ? "Ví dụ:" : "Example:") +
                    "\n  thonmap sites maps/nuoc-sach.plan.json -o diem-nuoc.gpkg");
    command->callback([options, &chosen] {
        chosen = [options](const Surroundings& at) { return sites(*options, at); };
    });
}

} // namespace thonmap::cli

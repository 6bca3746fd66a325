#pragma once

#include "core/diagnostics.h"
#include "core/result.h"
#include "monitoring/framework.h"
#include "monitoring/registers.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace thonmap::monitoring {

/// What a rule says about its subjects at a date.
struct RuleResult {
    struct Failure {
        std::string subject; ///< id of the row or code of the unit; empty = the programme
        LocalText reason;    ///< "đối ứng 21 %, thiếu 4,6 triệu đồng"
        double actual = 0;   ///< in the rule's own measure (a share is 0–1)
        double required = 0;
    };
    std::string code;
    LocalText title;
    std::size_t passed = 0;
    /// Subjects about which nothing can be said yet (no cost planned).
    std::size_t undecided = 0;
    std::vector<Failure> failed;
};

/// A requirement's amounts for some units (all when empty): "4 of 7 core members are women".
struct RequirementFigure {
    double total = 0;
    double part = 0; ///< 0 when the requirement has no part
    bool illustrative = false;
};
[[nodiscard]] Result<RequirementFigure> requirementFigure(const RuleRequirement& requirement,
                                                          const Registers& registers,
                                                          std::span<const std::string> unitCodes,
                                                          Date date, Diagnostics& diagnostics);

[[nodiscard]] Result<RuleResult> checkRule(const RuleDefinition& rule, const Framework& framework,
                                           const Registers& registers, Date date,
                                           Diagnostics& diagnostics);
[[nodiscard]] Result<std::vector<RuleResult>> checkRules(const Framework& framework,
                                                         const Registers& registers, Date date,
                                                         Diagnostics& diagnostics);

} // namespace thonmap::monitoring

"""Sentences of the lint of frameworks and rubrics, as templates in both languages."""

from typing import Final

from cchc_model.vietnamese.text import Bilingual

NAME = Bilingual("tên", "name")
NAME_OF_BAND = Bilingual("tên của một mức xếp loại", "name of a band")
LABEL = Bilingual("nhãn", "label")
LABEL_OF = Bilingual("nhãn của mã {code}", "label of code {code}")
REASON = Bilingual("lý do", "reason")
STATEMENT = Bilingual("nội dung", "statement")
SENTENCE = Bilingual("câu báo lỗi", "sentence")


def lint_sentence(sentence: str, /, **words: object) -> Bilingual:
    """Return a sentence of the lint with its fields filled.

    >>> lint_sentence("id_repeated", times=2).en
    'this id is used 2 times'
    """
    return LINT_SENTENCES[sentence].filled(
        **{k: word if isinstance(word, Bilingual) else str(word) for k, word in words.items()}
    )


LINT_SENTENCES: Final[dict[str, Bilingual]] = {
    "empty_en": Bilingual("{what} tiếng Anh để trống", "the English {what} is empty"),
    "empty_vi": Bilingual("{what} tiếng Việt để trống", "the Vietnamese {what} is empty"),
    "not_bilingual": Bilingual(
        "{what} là {given}; đề nghị ghi bằng Bilingual với cả hai ngôn ngữ",
        "the {what} must be a Bilingual with both languages, not {given}",
    ),
    "answer_not_figure": Bilingual(
        "“{key}” là câu trả lời theo mã; đề nghị cho điểm bằng by_answer",
        "'{key}' is a coded answer; use by_answer to give points",
    ),
    "answer_repeated": Bilingual(
        "câu trả lời {code} được ghi {times} lần",
        "the answer {code} is given {times} times",
    ),
    "answer_without_points": Bilingual(
        "câu trả lời {code} của “{key}” chưa có điểm",
        "the answer {code} of '{key}' has no points",
    ),
    "bands_out_of_order": Bilingual(
        "ngưỡng của mức xếp loại “{worse}” không thấp hơn mức “{better}”; đề nghị ghi mức tốt nhất trước",
        "the threshold of band '{worse}' is not below that of '{better}'; list the best band first",
    ),
    "better_gives_less": Bilingual(
        "mức tốt hơn được {better} điểm, mức kém hơn được {worse} điểm; đề nghị cho mức tốt hơn nhiều điểm hơn",
        "a better step gives {better}, a worse one {worse} points; give the better more",
    ),
    "code_misread": Bilingual(
        "mã {code} hoặc nhãn của mã này bị đọc nhầm thành mã khác",
        "code {code} or its label is read as another code",
    ),
    "consequence_impossible": Bilingual(
        "không số liệu nào thỏa mãn được vế “thì” của quy tắc",
        "no values satisfy the 'then' part of the rule",
    ),
    "decimals_outside": Bilingual(
        "số chữ số thập phân khi làm tròn điểm phải là số nguyên từ 0 đến {most}",
        "the number of decimals must be a whole number from 0 to {most}",
    ),
    "each_not_above_0": Bilingual(
        "điểm của mỗi trường hợp phải lớn hơn 0",
        "the points per case must be above 0",
    ),
    "empty_part": Bilingual(
        "phần này đang trống; đề nghị bổ sung hoặc bỏ đi",
        "this part is empty; fill or remove it",
    ),
    "empty_sum": Bilingual(
        "một tổng phải có ít nhất một thành phần",
        "a sum needs at least one term",
    ),
    "floor_outside": Bilingual(
        "điểm thấp nhất phải từ 0 trở lên và nhỏ hơn điểm tối đa {maximum}",
        "the floor must be at least 0 and below the maximum {maximum}",
    ),
    "full_not_above_0": Bilingual(
        "mức để đạt điểm tối đa phải lớn hơn 0",
        "the figure for the maximum points must be above 0",
    ),
    "id_of_part": Bilingual(
        "mã phải gồm chữ thường, chữ số và “_”, bắt đầu bằng chữ cái",
        "an id must consist of lower-case letters, digits and '_', and begin with a letter",
    ),
    "id_of_row": Bilingual(
        "mã phải viết kiểu snake_case: một chữ cái, rồi a-z, 0-9 và _",
        "an id must be snake_case: a letter, then a-z, 0-9 and _",
    ),
    "id_of_rule": Bilingual(
        "quy tắc thuộc nhóm này phải có mã như “{family}.subject”",
        "a rule of this family needs an id such as '{family}.subject'",
    ),
    "id_repeated": Bilingual(
        "mã này được dùng {times} lần",
        "this id is used {times} times",
    ),
    "last_band_above_0": Bilingual(
        "mức xếp loại cuối cùng, “{band}”, phải bắt đầu từ 0 để mọi cơ quan đều được xếp loại",
        "the last band, '{band}', must begin at 0, so that every total has a band",
    ),
    "legend_differs": Bilingual(
        "chú giải mã khi đọc lại thành mã khác; nhãn không được có dấu “=”, mã không được âm",
        "its legend is read back as other codes; labels must not contain '=' and codes must not be negative",
    ),
    "legend_unreadable": Bilingual(
        "không đọc lại được chú giải mã: {why}",
        "its legend cannot be read back: {why}",
    ),
    "maximum_not_above_0": Bilingual(
        "điểm tối đa phải lớn hơn 0",
        "the maximum must be above 0",
    ),
    "maximum_not_reached": Bilingual(
        "mức cao nhất được {best} điểm, nhưng điểm tối đa là {maximum}",
        "the highest points are {best}, but the maximum is {maximum}",
    ),
    "maximum_too_fine": Bilingual(
        "điểm tối đa {most} có nhiều chữ số thập phân hơn mức làm tròn ({decimals} chữ số)",
        "the maximum {most} has more decimals than the rounding keeps ({decimals})",
    ),
    "measure_differs": Bilingual(
        "khung này đã dùng một đơn vị tính khác có mã “{key}”",
        "the framework already has another measure with the id '{key}'",
    ),
    "measures_compared": Bilingual(
        "so sánh những đơn vị tính khác nhau: {measures}",
        "it compares different measures: {measures}",
    ),
    "name_beside": Bilingual(
        "trùng tên với “{other}” dưới cùng một dòng cấp trên",
        "has the same name as '{other}' under the same row",
    ),
    "no_answer": Bilingual(
        "“{key}” không phải chỉ tiêu trả lời theo mã",
        "'{key}' is not an indicator with answer codes",
    ),
    "no_answers": Bilingual(
        "chưa có câu trả lời nào; đề nghị ghi điểm cho từng câu trả lời",
        "it lists no answers; give points for each answer",
    ),
    "no_code": Bilingual(
        "{code} không phải mã của “{codes}”: {legend}",
        "{code} is not a code of '{codes}': {legend}",
    ),
    "no_indicator": Bilingual(
        "“{name}” không phải chỉ tiêu của khung chỉ tiêu này",
        "'{name}' is not an indicator of this framework",
    ),
    "no_parts": Bilingual(
        "chưa có thành phần nào; đề nghị ghi ít nhất một tỷ lệ",
        "it lists no parts; give at least one rate",
    ),
    "part_no_percentage": Bilingual(
        "{name} không phải tỷ lệ phần trăm nên không tính được",
        "{name} is not a percentage, so nothing can be computed from it",
    ),
    "weight_not_above_0": Bilingual(
        "trọng số phải lớn hơn 0",
        "a weight must be above 0",
    ),
    "no_percentage": Bilingual(
        "“{key}” không phải tỷ lệ phần trăm",
        "'{key}' is not a percentage",
    ),
    "signed_in_ratio": Bilingual(
        "“{key}” có thể âm nên không dùng cho tỷ lệ hoặc trọng số; đề nghị bỏ signed, hoặc dùng chỉ tiêu khác",
        "'{key}' may be below 0, so it cannot be part of a rate or a weight; remove signed, or name another one",
    ),
    "no_rate": Bilingual(
        "“{key}” không phải tỷ lệ của khung chỉ tiêu này",
        "'{key}' is not a rate of this framework",
    ),
    "no_section": Bilingual(
        "khung chỉ tiêu phải có ít nhất một mục",
        "a framework needs at least one section",
    ),
    "no_steps": Bilingual(
        "chưa có mức nào; đề nghị ghi ít nhất một mức",
        "it lists no steps; give at least one",
    ),
    "no_such_answer": Bilingual(
        "{code} không phải câu trả lời của “{key}”",
        "{code} is not an answer of '{key}'",
    ),
    "one_code": Bilingual(
        "danh mục mã phải có ít nhất hai mã",
        "a code list needs at least two codes",
    ),
    "operand_twice": Bilingual(
        "một chỉ tiêu bị ghi hai lần",
        "an indicator is used twice",
    ),
    "other_framework": Bilingual(
        "dùng cho khung chỉ tiêu “{framework}”, không phải “{wanted}”",
        "is for the framework '{framework}', not '{wanted}'",
    ),
    "parts_do_not_add_up": Bilingual(
        "điểm tối đa là {maximum}, nhưng tổng điểm các phần là {together}",
        "the maximum is {maximum}, but the parts add up to {together}",
    ),
    "parts_with_id": Bilingual(
        "{times} phần có mã này",
        "{times} parts have this id",
    ),
    "percentage_not_cases": Bilingual(
        "{key} là tỷ lệ phần trăm, trong khi số trường hợp phải là số lượng",
        "{key} is a percentage, but cases must be a count",
    ),
    "points_outside": Bilingual(
        "{points} điểm không nằm trong khoảng từ 0 đến điểm tối đa {maximum}",
        "{points:point is|points are} outside the range from 0 to the maximum {maximum}",
    ),
    "rate_not_indicator": Bilingual(
        "“{name}” là tỷ lệ, không phải chỉ tiêu; đề nghị ghi ở khóa của tỷ lệ",
        "'{name}' is a rate, not an indicator; name it as a rate",
    ),
    "rate_unknown": Bilingual(
        "khung chỉ tiêu này chưa có tỷ lệ của quy tắc",
        "the framework does not have the rate of this rule",
    ),
    "reported_no_percentage": Bilingual(
        "“{key}” ghi tỷ lệ này nhưng không phải tỷ lệ phần trăm",
        "'{key}' reports this rate, but is not a percentage",
    ),
    "reports_rates": Bilingual(
        "{times} tỷ lệ cùng lấy chỉ tiêu này làm tỷ lệ đã ghi",
        "{times} rates name this indicator as the reported rate",
    ),
    "rule_follows": Bilingual(
        "suy ra được từ {others}; đề nghị bỏ quy tắc này",
        "follows from {others}; remove it",
    ),
    "rule_idle": Bilingual(
        "không có tác dụng: không số liệu nào vi phạm được",
        "it has no effect: no values violate it",
    ),
    "rule_impossible": Bilingual(
        "không số liệu nào thỏa mãn được",
        "no values satisfy it",
    ),
    "same_rule": Bilingual(
        "trùng nội dung với “{other}”; đề nghị bỏ một trong hai",
        "states the same as '{other}'; remove one of the two",
    ),
    "section_below": Bilingual(
        "mục phải ở cấp cao nhất, không nằm dưới dòng khác",
        "a section must be at the top level, not below another row",
    ),
    "steps_out_of_order": Bilingual(
        "mức {worse} nằm sau mức {best}; đề nghị ghi mức tốt nhất trước",
        "the step {worse} comes after {best}; list the best step first",
    ),
    "threshold_outside": Bilingual(
        "ngưỡng phải từ 0 đến {full}",
        "the threshold must be from 0 to {full}",
    ),
    "top_not_section": Bilingual(
        "ở cấp cao nhất chỉ được có các mục",
        "the top level may contain only sections",
    ),
    "undefined_of_no_rate": Bilingual(
        "when_undefined chỉ dùng cho tỷ lệ, khi mẫu số có thể bằng 0",
        "when_undefined applies only to a rate, because only a rate has a denominator",
    ),
    "units_added": Bilingual(
        "cộng các số liệu khác đơn vị tính: {units}",
        "it adds figures of different units: {units}",
    ),
    "weight_no_count": Bilingual(
        "trọng số “{key}” không phải số lượng cộng được",
        "the weight '{key}' is not a count that adds up",
    ),
    "weight_of_count": Bilingual(
        "chỉ tỷ lệ phần trăm mới có trọng số",
        "only a percentage may have a weight",
    ),
    "weight_other_time": Bilingual(
        "tính chất thời gian của trọng số “{key}” là {time}, không phải {own}",
        "the time of the weight '{key}' is {time}, not {own}",
    ),
}

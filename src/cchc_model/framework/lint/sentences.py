"""Sentences of the lint of frameworks and rubrics, as templates in both languages."""

from typing import Final

from cchc_model.vietnamese.text import Bilingual

NAME = Bilingual("tên", "name")
NAME_OF_BAND = Bilingual("tên của một loại", "name of a band")
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
        "the {what} is {given}; give a Bilingual with both languages",
    ),
    "answer_not_figure": Bilingual(
        "“{key}” là câu trả lời; cho điểm bằng by_answer",
        "'{key}' is an answer; give points by_answer",
    ),
    "answer_repeated": Bilingual(
        "câu trả lời {code} được ghi {times} lần",
        "the answer {code} stands in it {times} times",
    ),
    "answer_without_points": Bilingual(
        "câu trả lời {code} của “{key}” chưa có điểm",
        "the answer {code} of '{key}' has no points",
    ),
    "bands_out_of_order": Bilingual(
        "loại “{worse}” không bắt đầu dưới loại “{better}”; ghi loại tốt nhất trước",
        "band '{worse}' does not begin below '{better}'; give the best first",
    ),
    "better_gives_less": Bilingual(
        "mức tốt hơn được {better} điểm, mức kém hơn được {worse} điểm",
        "a better figure gives {better}, a worse one {worse}",
    ),
    "code_misread": Bilingual(
        "mã {code} hoặc nhãn của nó đọc thành mã khác",
        "code {code} or its label reads as another code",
    ),
    "consequence_impossible": Bilingual(
        "không số liệu nào thỏa mãn được hệ quả của nó",
        "no values satisfy its consequence",
    ),
    "decimals_outside": Bilingual(
        "điểm được làm tròn đến số chữ số thập phân từ 0 đến {most}",
        "points are rounded to a whole number of decimals from 0 to {most}",
    ),
    "each_not_above_0": Bilingual(
        "điểm của mỗi trường hợp không lớn hơn 0",
        "the points of each case are not above 0",
    ),
    "empty_part": Bilingual(
        "không có gì bên trong",
        "there is nothing in it",
    ),
    "empty_sum": Bilingual(
        "một tổng không có thành phần nào",
        "a sum has no terms",
    ),
    "floor_outside": Bilingual(
        "điểm thấp nhất phải từ 0 đến dưới điểm tối đa {maximum}",
        "the floor is not from 0 up to below the maximum {maximum}",
    ),
    "full_not_above_0": Bilingual(
        "mức để đạt điểm tối đa không lớn hơn 0",
        "the figure that gives the maximum is not above 0",
    ),
    "id_of_part": Bilingual(
        "mã gồm chữ thường, chữ số và “_”, bắt đầu bằng chữ cái",
        "an id is of lower-case letters, digits and '_', and begins with a letter",
    ),
    "id_of_row": Bilingual(
        "mã viết kiểu snake_case: một chữ cái, rồi a-z, 0-9 và _",
        "an id is snake_case: a letter, then a-z, 0-9 and _",
    ),
    "id_of_rule": Bilingual(
        "quy tắc thuộc loại này có mã như “{family}.subject”",
        "a rule of this family has an id such as '{family}.subject'",
    ),
    "id_repeated": Bilingual(
        "mã này được dùng {times} lần",
        "this id is used {times} times",
    ),
    "last_band_above_0": Bilingual(
        "loại cuối cùng, “{band}”, không bắt đầu từ 0, nên có nơi không được xếp loại",
        "the last band, '{band}', does not begin at 0, so that some have none",
    ),
    "legend_differs": Bilingual(
        "phần chú giải đọc lại thành mã khác; nhãn không có dấu “=”, mã không âm",
        "its legend reads back as other codes; labels have no '=' and codes are not negative",
    ),
    "legend_unreadable": Bilingual(
        "không đọc lại được phần chú giải: {why}",
        "its legend cannot be read back: {why}",
    ),
    "maximum_not_above_0": Bilingual(
        "điểm tối đa không lớn hơn 0",
        "its maximum is not above 0",
    ),
    "maximum_not_reached": Bilingual(
        "mức cao nhất được {best} điểm, trong khi điểm tối đa là {maximum}",
        "its best points are {best}, and its maximum is {maximum}",
    ),
    "maximum_too_fine": Bilingual(
        "điểm tối đa {most} có nhiều chữ số thập phân hơn mức làm tròn {decimals}",
        "its maximum {most} has more decimals than the {decimals} it is rounded to",
    ),
    "measure_differs": Bilingual(
        "khung này đã dùng một đơn vị tính khác có mã “{key}”",
        "another measure with the id '{key}' is used in this framework",
    ),
    "measures_compared": Bilingual(
        "so sánh những đơn vị tính khác nhau: {measures}",
        "it compares different measures: {measures}",
    ),
    "name_beside": Bilingual(
        "trùng tên với “{other}” ở ngay bên cạnh",
        "has the name of '{other}', which stands beside it",
    ),
    "no_answer": Bilingual(
        "“{key}” không phải câu trả lời theo danh mục mã",
        "'{key}' is no answer out of a code list",
    ),
    "no_answers": Bilingual(
        "không câu trả lời nào được điểm",
        "no answer gives points",
    ),
    "no_code": Bilingual(
        "{code} không phải mã của “{codes}”: {legend}",
        "{code} is no code of '{codes}': {legend}",
    ),
    "no_indicator": Bilingual(
        "“{name}” không phải chỉ tiêu của khung này",
        "'{name}' is no indicator of this framework",
    ),
    "no_percentage": Bilingual(
        "“{key}” không phải tỷ lệ phần trăm",
        "'{key}' is no percentage",
    ),
    "no_rate": Bilingual(
        "“{key}” không phải tỷ lệ của khung chỉ tiêu này",
        "'{key}' is no rate of this framework",
    ),
    "no_section": Bilingual(
        "khung chỉ tiêu có ít nhất một mục",
        "a framework has at least one section",
    ),
    "no_steps": Bilingual(
        "không có mức nào",
        "there are no steps",
    ),
    "no_such_answer": Bilingual(
        "{code} không phải câu trả lời của “{key}”",
        "{code} is no answer of '{key}'",
    ),
    "one_code": Bilingual(
        "danh mục mã có ít nhất hai mã",
        "a code list has at least two codes",
    ),
    "operand_twice": Bilingual(
        "có chỉ tiêu đứng hai lần",
        "an indicator stands in it twice",
    ),
    "other_framework": Bilingual(
        "dùng cho khung chỉ tiêu “{framework}”, không phải “{wanted}”",
        "is for the framework '{framework}', not '{wanted}'",
    ),
    "parts_do_not_add_up": Bilingual(
        "điểm tối đa là {maximum}, nhưng các phần cộng lại là {together}",
        "its maximum is {maximum}, but its parts add up to {together}",
    ),
    "parts_with_id": Bilingual(
        "{times} phần có mã này",
        "{times} parts have this id",
    ),
    "percentage_not_cases": Bilingual(
        "“{key}” là tỷ lệ phần trăm, trong khi số trường hợp phải là số đếm",
        "'{key}' is a percentage, and cases are counted",
    ),
    "points_outside": Bilingual(
        "{points} điểm không nằm trong khoảng từ 0 đến điểm tối đa {maximum}",
        "{points} points are not from 0 to the maximum {maximum}",
    ),
    "rate_not_indicator": Bilingual(
        "“{name}” là tỷ lệ, không phải chỉ tiêu; ghi ở khóa của tỷ lệ",
        "'{name}' is a rate, no indicator; name it as a rate",
    ),
    "rate_unknown": Bilingual(
        "tỷ lệ của quy tắc không có trong các tỷ lệ của khung này",
        "its rate is not among the rates of this framework",
    ),
    "reported_no_percentage": Bilingual(
        "“{key}” ghi tỷ lệ này nhưng không phải tỷ lệ phần trăm",
        "'{key}' reports it, but is no percentage",
    ),
    "reports_rates": Bilingual(
        "{times} tỷ lệ cùng lấy chỉ tiêu này làm tỷ lệ đã ghi",
        "{times} rates say that this indicator reports them",
    ),
    "rule_follows": Bilingual(
        "suy ra được từ {others}",
        "follows from {others}",
    ),
    "rule_idle": Bilingual(
        "không có tác dụng: không số liệu nào vi phạm được",
        "it says nothing: no values break it",
    ),
    "rule_impossible": Bilingual(
        "không số liệu nào thỏa mãn được",
        "no values satisfy it",
    ),
    "same_rule": Bilingual(
        "trùng nội dung với “{other}”",
        "says the same as '{other}'",
    ),
    "section_below": Bilingual(
        "mục đứng ở cấp cao nhất, không nằm dưới dòng khác",
        "a section stands at the top of the outline, not below another row",
    ),
    "steps_out_of_order": Bilingual(
        "mức {worse} đứng sau mức {best}; ghi mức tốt nhất trước",
        "the step {worse} stands behind {best}; give the best first",
    ),
    "threshold_outside": Bilingual(
        "ngưỡng không nằm trong khoảng từ 0 đến {full}",
        "the threshold is not from 0 to {full}",
    ),
    "top_not_section": Bilingual(
        "cấp cao nhất chỉ gồm các mục",
        "only sections stand at the top of the outline",
    ),
    "undefined_of_no_rate": Bilingual(
        "when_undefined chỉ dùng cho tỷ lệ, khi mẫu số có thể bằng 0",
        "when_undefined is for a rate, whose denominator may be 0",
    ),
    "units_added": Bilingual(
        "cộng các số liệu khác đơn vị tính: {units}",
        "it adds figures of different units: {units}",
    ),
    "weight_no_count": Bilingual(
        "trọng số “{key}” không phải số đếm cộng được",
        "its weight '{key}' is no count that adds up",
    ),
    "weight_of_count": Bilingual(
        "chỉ tỷ lệ phần trăm mới có trọng số",
        "only a percentage has a weight",
    ),
    "weight_other_time": Bilingual(
        "trọng số “{key}” là {time}, không phải {own}",
        "its weight '{key}' is a {time}, not a {own}",
    ),
}

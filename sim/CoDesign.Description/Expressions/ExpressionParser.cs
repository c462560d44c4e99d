using System.Globalization;
using System.Numerics;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Expressions;

/// <summary>Parses an expression by recursive descent; stops at the first mistake.</summary>
/// <param name="text">The text.</param>
/// <param name="at">Position of a character of it.</param>
internal sealed class ExpressionParser(string text, Func<int, SourcePosition> at)
{
    private const int LongestText = 2000;
    private const int DeepestNesting = 64;
    private const string Wanted = "write a number, a name, a function or '('";

    private int _next;
    private int _depth;

    /// <summary>What is wrong, if <see cref="Parse"/> gave nothing.</summary>
    public ScalarFault Fault { get; private set; } = new("the expression is empty", Wanted);

    /// <summary>Parses all of the text.</summary>
    /// <returns>Null after a mistake.</returns>
    public ExpressionNode? Parse()
    {
        if (text.Length > LongestText)
        {
            return Fail(0, $"an expression of {text.Length} characters", $"the most are {LongestText}");
        }

        ExpressionNode? root = Sum();
        return root is null || Peek() == '\0' ? root : Fail(_next, $"unexpected {Found()}", "write an operator (+ - * /) before it, or remove it");
    }

    private ExpressionNode? Sum() => Chain("+-", Product);

    private ExpressionNode? Product() => Chain("*/", Factor);

    // Operators of one rank, from left to right.
    private ExpressionNode? Chain(string operators, Func<ExpressionNode?> operand)
    {
        ExpressionNode? left = operand();
        while (left is not null && Peek() is char sign && sign != '\0' && operators.Contains(sign, StringComparison.Ordinal))
        {
            SourcePosition position = at(_next++);
            ExpressionNode? right = operand();
            left = right is null ? null : new OperationNode(position, sign.ToString(), [left, right]);
        }

        return left;
    }

    private ExpressionNode? Factor()
    {
        if (++_depth > DeepestNesting)
        {
            return Fail(_next, $"nesting is more than {DeepestNesting} levels deep", "name a part of it as a constant, or write it flat");
        }

        char first = Peek();
        int start = _next;
        ExpressionNode? result;
        if (first == '-')
        {
            _next++;
            result = Factor() is ExpressionNode operand ? new OperationNode(at(start), "-", [operand]) : null;
        }
        else if (first == '(')
        {
            _next++;
            result = Sum() is ExpressionNode inner && Take(')', start) ? inner : null;
        }
        else
        {
            result = char.IsAsciiDigit(first) ? Number()
                : IsNameStart(first) ? NameOrFunction()
                : Fail(_next, first == '\0' ? "the expression ends too early" : $"unexpected {Found()}", Wanted);
        }

        _depth--;
        return result;
    }

    private NumberNode? Number()
    {
        int start = _next;
        while (_next < text.Length && (char.IsAsciiLetterOrDigit(text[_next]) || text[_next] is '_' or '.'))
        {
            _next++;
        }

        string written = text[start.._next];
        string digits = written.Replace("_", string.Empty, StringComparison.Ordinal);
        bool isHexadecimal = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);

        // "64B" is a number with its unit as well.
        int end = isHexadecimal ? digits.Length : digits.AsSpan().IndexOfAnyExceptInRange('0', '9') is int letter && letter >= 0 ? letter : digits.Length;
        BigInteger value = default;
        bool isNumber = isHexadecimal
            ? BigInteger.TryParse("0" + digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && digits.Length > 2
            : BigInteger.TryParse(digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out value);
        if (!isNumber || (end < digits.Length && digits[end] == '.'))
        {
            return Fail<NumberNode>(start, $"{Wording.Quoted(written)} is not a whole number", "write decimal digits or 0x…; a fraction as a quotient, 3 / 2");
        }

        string? unit = end < digits.Length ? digits[end..] : null;
        int unitStart = start + written.Length - (unit?.Length ?? 0);
        if (unit is null && IsNameStart(Peek()))
        {
            unitStart = _next;
            unit = Word();
        }

        if (unit is null)
        {
            return new NumberNode(at(start), Rational.Of(value), ExpressionUnit.None);
        }

        (string Name, ExpressionUnit Unit, Rational Factor) found = ExpressionWords.Units.FirstOrDefault(u => u.Name == unit);
        return found.Name is null
            ? Fail<NumberNode>(unitStart, $"{Wording.Quoted(unit)} is not a unit", Spelling.Remedy(unit, [.. ExpressionWords.Units.Select(u => u.Name)], "Units"))
            : new NumberNode(at(start), Rational.Of(value) * found.Factor, found.Unit);
    }

    private ExpressionNode? NameOrFunction()
    {
        int start = _next;
        string word = Word();
        if (Peek() != '(')
        {
            return ExpressionWords.Functions.Contains(word)
                ? Fail(start, $"function {Wording.Quoted(word)} without operands", $"write {word}(…)")
                : new NameNode(at(start), word);
        }

        if (!ExpressionWords.Functions.Contains(word))
        {
            return Fail(start, $"{Wording.Quoted(word)} is not a function", Spelling.Remedy(word, [.. ExpressionWords.Functions], "Functions"));
        }

        int open = _next++;
        List<ExpressionNode> operands = [];
        do
        {
            if (Sum() is not ExpressionNode operand)
            {
                return null;
            }

            operands.Add(operand);
        }
        while (Peek() == ',' && _next++ >= 0);

        bool isUnary = ExpressionWords.Unary.Contains(word);
        return !Take(')', open) ? null
            : isUnary != (operands.Count == 1) ? Fail(start, $"{word} of {operands.Count} values", isUnary ? "it takes one" : "it takes two or more")
            : new OperationNode(at(start), word, operands);
    }

    private string Word()
    {
        int start = _next;
        while (_next < text.Length && (char.IsAsciiLetterOrDigit(text[_next]) || text[_next] == '_'))
        {
            _next++;
        }

        return text[start.._next];
    }

    private bool Take(char wanted, int open)
    {
        if (Peek() == wanted)
        {
            _next++;
            return true;
        }

        Fail(_next, $"{(Peek() == '\0' ? "the expression ends" : "unexpected " + Found())} where '{wanted}' is missing", $"close the bracket of {at(open)}; inside {{…}} an expression with commas stands in quotes");
        return false;
    }

    // The next character that is no blank; 0 at the end.
    private char Peek()
    {
        while (_next < text.Length && text[_next] is ' ' or '\n' or '\t')
        {
            _next++;
        }

        return _next < text.Length ? text[_next] : '\0';
    }

    private string Found() => Wording.Quoted(text[_next].ToString());

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';

    private ExpressionNode? Fail(int offset, string message, string hint) => Fail<ExpressionNode>(offset, message, hint);

    private T? Fail<T>(int offset, string message, string hint)
        where T : ExpressionNode
    {
        Fault = new ScalarFault(message, hint) { Position = at(offset) };
        return null;
    }
}

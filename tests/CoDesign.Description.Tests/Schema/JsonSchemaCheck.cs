using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Tests.Schema;

/// <summary>Validates against the keywords that our schemas use (JSON Schema 2020-12); an unknown keyword fails the test.</summary>
internal sealed class JsonSchemaCheck(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description", "default"];

    /// <summary>The first violation found, or an empty text.</summary>
    public string Violation(YamlNode document) => Violation(Resolved(document), root, "$");

    private string Violation(JsonNode? value, JsonObject schema, string at)
    {
        foreach ((string keyword, JsonNode? argument) in schema)
        {
            string violation = Annotations.Contains(keyword) ? string.Empty : Violation(value, schema, keyword, argument!, at);
            if (violation.Length > 0)
            {
                return violation;
            }
        }
        return string.Empty;
    }

    private string Violation(JsonNode? value, JsonObject schema, string keyword, JsonNode argument, string at)
    {
        JsonObject? members = value as JsonObject;
        JsonArray? items = value as JsonArray;
        string? text = value is JsonValue scalar && scalar.TryGetValue(out string? parsed) ? parsed : null;
        decimal? number = value is JsonValue numeric && numeric.TryGetValue(out decimal parsedNumber) ? parsedNumber : null;
        bool isValid = keyword switch
        {
            "$ref" => Ok(value, Target(argument), at),
            "type" => argument is JsonArray types ? types.Any(type => IsOf(value, type!)) : IsOf(value, argument),
            "const" => JsonNode.DeepEquals(value, argument),
            "enum" => argument.AsArray().Any(allowed => JsonNode.DeepEquals(value, allowed)),
            "pattern" => text is null || Regex.IsMatch(text, argument.GetValue<string>(), RegexOptions.ECMAScript),
            "minimum" => number is null || number >= argument.GetValue<decimal>(),
            "maximum" => number is null || number <= argument.GetValue<decimal>(),
            "minItems" => items is null || items.Count >= argument.GetValue<int>(),
            "items" => items is null || items.All(item => Ok(item, argument.AsObject(), at + "[]")),
            "required" => members is null || argument.AsArray().All(key => members.ContainsKey(key!.GetValue<string>())),
            "properties" => members is null || members.All(member =>
                argument[member.Key] is not JsonObject inner || Ok(member.Value, inner, $"{at}.{member.Key}")),
            "additionalProperties" => members is null || members.Where(member => schema["properties"]?[member.Key] is null)
                .All(member => argument is JsonObject inner ? Ok(member.Value, inner, $"{at}.{member.Key}") : argument.GetValue<bool>()),
            "propertyNames" => members is null || members.All(member => Ok(JsonValue.Create(member.Key), argument.AsObject(), at)),
            "dependentRequired" => members is null || argument.AsObject()
                .Where(pair => members.ContainsKey(pair.Key))
                .All(pair => pair.Value!.AsArray().All(key => members.ContainsKey(key!.GetValue<string>()))),
            "anyOf" => argument.AsArray().Any(one => Ok(value, one!.AsObject(), at)),
            "oneOf" => argument.AsArray().Count(one => Ok(value, one!.AsObject(), at)) == 1,
            "allOf" => argument.AsArray().All(one => Ok(value, one!.AsObject(), at)),
            "not" => !Ok(value, argument.AsObject(), at),
            _ => throw new NotSupportedException($"keyword '{keyword}' at {at}"),
        };
        return isValid ? string.Empty : $"{at}: {keyword} {argument.ToJsonString()} refuses {value?.ToJsonString() ?? "null"}";
    }

    private bool Ok(JsonNode? value, JsonObject schema, string at) => Violation(value, schema, at).Length == 0;

    private JsonObject Target(JsonNode reference)
    {
        string pointer = reference.GetValue<string>();
        return pointer == "#" ? root : root["$defs"]![pointer["#/$defs/".Length..]]!.AsObject();
    }

    private static bool IsOf(JsonNode? value, JsonNode type) => type.GetValue<string>() switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue text && text.TryGetValue(out string? _),
        "integer" => value is JsonValue integer && integer.TryGetValue(out decimal number) && decimal.IsInteger(number),
        "number" => value is JsonValue number && number.TryGetValue(out decimal _),
        "boolean" => value is JsonValue boolean && boolean.TryGetValue(out bool _),
        string other => throw new NotSupportedException($"type '{other}'"),
    };

    // What an editor makes of the file: YAML 1.2.2, core schema, Tag Resolution.
    private static JsonNode? Resolved(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Resolved(entry.Value)))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(Resolved)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { Style: YamlScalarStyle.Plain } plain => Resolved(plain.Text),
        YamlScalar quoted => JsonValue.Create(quoted.Text),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static JsonValue Resolved(string plain)
    {
        if (plain is "true" or "false")
        {
            return JsonValue.Create(plain == "true");
        }
        CultureInfo invariant = CultureInfo.InvariantCulture;
        bool isHexadecimal = plain.StartsWith("0x", StringComparison.Ordinal);
        if (isHexadecimal && ulong.TryParse(plain.AsSpan(2), NumberStyles.AllowHexSpecifier, invariant, out ulong hex))
        {
            return JsonValue.Create((decimal)hex);
        }
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(plain, style, invariant, out decimal number) ? JsonValue.Create(number) : JsonValue.Create(plain)!;
    }
}

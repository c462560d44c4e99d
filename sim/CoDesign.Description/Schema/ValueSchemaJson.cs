using System.Globalization;
using System.Text.Json.Nodes;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Schema;

/// <summary>JSON Schema of what may stand after a key.</summary>
internal static class ValueSchemaJson
{
    /// <summary>The schema of a key: value, description and default.</summary>
    /// <param name="property">The key.</param>
    /// <param name="rootName">Name of the model's root, which is referred to as "#".</param>
    public static JsonObject Of(PropertySchema property, string rootName)
    {
        JsonObject schema = Of(property.Value, rootName);
        string sentence = property.Value switch
        {
            ScalarSchema scalar => scalar.Sentence,
            SourcedSchema sourced => sourced.Value.Sentence + " A plain value needs 'source:' in the same mapping.",
            _ => string.Empty,
        };
        schema["description"] = $"{property.Description} {sentence}".Trim();
        if (property.Default is { } fallback)
        {
            schema["default"] = DefaultOf(property.Value, fallback);
        }
        return schema;
    }

    private static JsonObject Of(ValueSchema value, string rootName) => value switch
    {
        ScalarSchema scalar => Scalar(scalar),
        SourcedSchema sourced => Sourced(sourced),
        RecordReferenceSchema reference => Reference(reference, rootName),
        ListSchema list => List(list, rootName),
        MapSchema map => Map(map, rootName),
        ShorthandSchema shorthand => new JsonObject { ["anyOf"] = new JsonArray(Scalar(shorthand.Scalar), Of(shorthand.Full, rootName)) },
        _ => [],
    };

    private static JsonObject Reference(RecordReferenceSchema reference, string rootName) => new()
    {
        ["$ref"] = reference.RecordName == rootName ? "#" : $"#/$defs/{reference.RecordName}",
    };

    private static JsonObject List(ListSchema list, string rootName)
    {
        JsonObject schema = new() { ["type"] = "array", ["items"] = Of(list.Item, rootName) };
        if (list.MinimumItems > 0)
        {
            schema["minItems"] = list.MinimumItems;
        }
        return schema;
    }

    private static JsonObject Map(MapSchema map, string rootName)
    {
        JsonObject schema = new() { ["type"] = "object" };
        if (map.Key.Pattern is { } pattern)
        {
            schema["propertyNames"] = new JsonObject { ["pattern"] = pattern };
        }
        else if (map.Key.Values.Count > 0)
        {
            schema["propertyNames"] = Scalar(map.Key);
        }
        if (map.HasSource)
        {
            schema["properties"] = SourceMembers();
        }
        schema["additionalProperties"] = Of(map.Value, rootName);
        return schema;
    }

    private static JsonObject Sourced(SourcedSchema sourced)
    {
        JsonObject members = new() { ["value"] = Scalar(sourced.Value) };
        foreach ((string key, JsonNode? member) in SourceMembers())
        {
            JsonObject own = member!.DeepClone().AsObject();
            // Beside the value itself the meaning of both keys is plain.
            _ = own.Remove("description");
            members[key] = own;
        }
        JsonObject full = new()
        {
            ["type"] = "object",
            ["properties"] = members,
            ["required"] = new JsonArray("value"),
            ["additionalProperties"] = false,
        };
        return new JsonObject { ["anyOf"] = new JsonArray(Scalar(sourced.Value), full) };
    }

    private static JsonObject SourceMembers()
    {
        JsonObject members = [];
        foreach ((string key, string meaning, ScalarSchema schema) in ConstantSource.Keys)
        {
            JsonObject member = Scalar(schema);
            member["description"] = meaning;
            members[key] = member;
        }
        return members;
    }

    private static JsonObject Scalar(ScalarSchema scalar)
    {
        if (scalar.Values.Count == 1)
        {
            return new JsonObject { ["const"] = scalar.Values[0] };
        }
        if (scalar.Values.Count > 1)
        {
            return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. scalar.Values.Select(word => (JsonNode)word)]) };
        }
        JsonNode[] types =
        [
            .. new[] { JsonTypes.Integer, JsonTypes.Number, JsonTypes.Boolean, JsonTypes.String }
                .Where(type => scalar.Json.HasFlag(type))
                .Select(type => (JsonNode)type.ToString().ToLowerInvariant()),
        ];
        JsonObject schema = new() { ["type"] = types.Length == 1 ? types[0] : new JsonArray(types) };
        AddIfPresent(schema, "pattern", scalar.Pattern is { } pattern ? pattern : null);
        bool isNumeric = (scalar.Json & (JsonTypes.Integer | JsonTypes.Number)) != 0;
        AddIfPresent(schema, "minimum", isNumeric ? NumberOf(scalar.Minimum) : null);
        AddIfPresent(schema, "maximum", isNumeric ? NumberOf(scalar.Maximum) : null);
        return schema;
    }

    private static void AddIfPresent(JsonObject schema, string keyword, JsonNode? value)
    {
        if (value is not null)
        {
            schema[keyword] = value;
        }
    }

    private static JsonNode? NumberOf(string? text)
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    private static JsonNode DefaultOf(ValueSchema value, string fallback) => value switch
    {
        ListSchema => new JsonArray(),
        MapSchema => new JsonObject(),
        ScalarSchema { Json: JsonTypes.Boolean } => fallback == "true",
        ScalarSchema scalar when scalar.Json != JsonTypes.String && NumberOf(fallback) is { } number => number,
        _ => fallback,
    };
}

<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<%-- createSource({ type: "payco", amount: 1 }) --%>
<!DOCTYPE html>
<html>
<head><title>결제 <script>digitalriver.createSource({})</script></title></head>
<body onload="init()">
<button type="button" onclick='payWith("payco")'>Payco</button>
<script>
    var digitalriver, total = <%= order.getTotal() %>;
    function init() {
        digitalriver = new DigitalRiver("<c:out value="${key}"/>");
    }
    function payWith(type) {
        var payload = { type: type };
        <c:if test="${not empty order.session}">
        payload.sessionId = "<%= order.getSession().getId() %>";
        </c:if>
        payload[type] = { returnUrl: "<c:url value="/order/return"/>" };
        digitalriver.createSource(payload).then(function (result) { submitOrder(result.source); });
    }
</script>
</body>
</html>
